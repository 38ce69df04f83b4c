/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.contract.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An application's series in Mimir or Prometheus. */
final class MetricsCheck {
  /** Three scrapes at the usual interval, and a little. */
  private static final Duration FRESH = Duration.ofSeconds(120);

  private static final String REQUESTS = Metrics.HTTP_SERVER_REQUEST_DURATION.prometheusName();

  private final Subject subject;
  private final Result result = new Result("metrics");
  private final Source source;
  private String base = "";

  MetricsCheck(Source source, Subject subject) {
    this.source = source;
    this.subject = subject;
  }

  Result run() throws UnansweredException, InterruptedException {
    String all = subject.selector();
    JsonNode count = query("count(" + all + ")");
    if (count.isEmpty()) {
      result.problem(nothing());
      return result;
    }
    result.there((long) number(count) + " series" + age());
    targets();
    identity();
    names();
    exemplars();
    return result;
  }

  /**
   * How old the newest sample is. Without the name two series may have the same labels, and
   * timestamp refuses them; so one metric is asked that is there whenever any is.
   */
  private String age() throws UnansweredException, InterruptedException {
    JsonNode newest =
        query(
            "max(timestamp(up"
                + subject.selector()
                + ")) or max(timestamp(jvm_memory_used_bytes"
                + subject.selector()
                + "))");
    if (newest.isEmpty()) {
      return "";
    }
    Instant at = Instant.ofEpochMilli((long) (number(newest) * 1000));
    if (Duration.between(at, subject.until()).compareTo(FRESH) > 0) {
      result.problem("are " + subject.age(at) + " old: is the application down, or Alloy?");
    }
    return ", the newest " + subject.age(at) + " old";
  }

  private String nothing() throws UnansweredException, InterruptedException {
    String name = subject.labels().get("application");
    List<String> elsewhere = new ArrayList<>();
    for (JsonNode series :
        query("count by (environment, cluster, namespace) ({application=\"" + name + "\"})")) {
      elsewhere.add(series.path("metric").toString());
    }
    return elsewhere.isEmpty()
        ? "no series of "
            + name
            + " in tenant "
            + subject.tenant()
            + ": has its pod prometheus.io/scrape: \"true\" and the right port, and may its namespace"
            + " write to this tenant?"
        : name + " is there under other labels: " + String.join(" ", elsewhere);
  }

  private void targets() throws UnansweredException, InterruptedException {
    JsonNode up = query("up" + subject.selector());
    int down = 0;
    for (JsonNode target : up) {
      down += target.at("/value/1").asText().equals("1") ? 0 : 1;
    }
    if (!up.isEmpty()) {
      result.fact(up.size() == 1 ? "1 target" : up.size() + " targets");
    }
    if (down > 0) {
      result.problem(down + " of " + up.size() + " targets cannot be scraped: up is 0");
    }
  }

  private void identity() throws UnansweredException, InterruptedException {
    JsonNode series =
        get(
            "/api/v1/series",
            Map.of(
                "match[]",
                subject.selector(),
                "limit",
                "200",
                "start",
                seconds(subject.since()),
                "end",
                seconds(subject.until())));
    for (JsonNode labels : series.path("data")) {
      labels.properties().forEach(label -> result.label(label.getKey(), label.getValue().asText()));
    }
    result.identity();
  }

  /** What our way in always brings; what only comes with requests is told apart. */
  private void names() throws UnansweredException, InterruptedException {
    if (query("count(" + subject.selector("__name__=\"jvm_memory_used_bytes\"") + ")").isEmpty()) {
      result.problem(
          "have no jvm_memory_used_bytes: the application runs without agent, starter or SDK");
    }
    if (query("count(" + subject.selector("__name__=\"" + REQUESTS + "_count\"") + ")").isEmpty()) {
      result.fact("no HTTP request was served yet");
    }
  }

  private void exemplars() throws UnansweredException, InterruptedException {
    JsonNode answer;
    try {
      answer =
          get(
              "/api/v1/query_exemplars",
              Map.of(
                  "query", REQUESTS + "_bucket" + subject.selector(),
                  "start", seconds(subject.since()),
                  "end", seconds(subject.until())));
    } catch (NotHereException e) {
      return;
    }
    for (JsonNode series : answer.path("data")) {
      for (JsonNode exemplar : series.path("exemplars")) {
        String traceId = exemplar.at("/labels/trace_id").asText();
        if (!traceId.isEmpty()) {
          result.trace(traceId);
        }
      }
    }
    int count = result.traceIds().size();
    result.fact(count == 0 ? "no exemplars" : count == 1 ? "1 exemplar" : count + " exemplars");
  }

  private JsonNode query(String expression) throws UnansweredException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", expression);
    parameters.put("time", seconds(subject.until()));
    return get("/api/v1/query", parameters).at("/data/result");
  }

  /** Mimir has Prometheus' API below /prometheus. */
  private JsonNode get(String path, Map<String, String> parameters)
      throws UnansweredException, InterruptedException {
    try {
      return source.get(base + path, parameters);
    } catch (NotHereException e) {
      if (!base.isEmpty() || !path.equals("/api/v1/query")) {
        throw e;
      }
      base = "/prometheus";
      return source.get(base + path, parameters);
    }
  }

  private static String seconds(Instant time) {
    return String.valueOf(time.getEpochSecond());
  }

  private static double number(JsonNode vector) {
    return vector.at("/0/value/1").asDouble();
  }
}
