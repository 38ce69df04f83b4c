/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.contract.Labels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An application's lines in Loki. */
final class LogsCheck {
  private static final String LIMIT = "200";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Source source;
  private final Subject subject;
  private final Result result = new Result("logs");
  private int lines;
  private int withoutJson;
  private long newest;

  LogsCheck(Source source, Subject subject) {
    this.source = source;
    this.subject = subject;
  }

  Result run() throws UnansweredException, InterruptedException {
    for (JsonNode stream : query(subject.selector())) {
      stream(stream);
    }
    if (lines == 0) {
      result.problem(
          "no line of "
              + subject.labels().get("application")
              + " in tenant "
              + subject.tenant()
              + " since "
              + subject.since()
              + ": has its pod loki.io/scrape: \"true\", and did it write anything?");
      return result;
    }
    Instant at = Instant.ofEpochSecond(0, newest);
    String least = lines >= Integer.parseInt(LIMIT) ? "at least " : "";
    String counted = lines == 1 ? "1 line" : lines + " lines";
    result.there(least + counted + ", the newest " + subject.age(at) + " old");
    if (withoutJson > 0) {
      result.problem(
          withoutJson + " of " + lines + " are no JSON: something writes past the encoder");
    }
    if (result.traceIds().isEmpty()) {
      result.fact("none with a trace_id");
    }
    result.identity();
    return result;
  }

  private void stream(JsonNode stream) {
    stream
        .path("stream")
        .properties()
        .forEach(label -> result.label(label.getKey(), label.getValue().asText()));
    for (String forbidden : Labels.HIGH_CARDINALITY) {
      if (stream.path("stream").has(forbidden)) {
        result.problem("have " + forbidden + " as a label: a stream for each value");
      }
    }
    for (JsonNode value : stream.path("values")) {
      lines++;
      newest = Math.max(newest, value.path(0).asLong());
      line(value);
    }
  }

  private void line(JsonNode value) {
    String traceId = value.at("/2/structuredMetadata/trace_id").asText();
    try {
      JsonNode line = JSON.readTree(value.path(1).asText());
      if (line == null || !line.isObject()) {
        withoutJson++;
      } else if (traceId.isEmpty()) {
        traceId = line.path("trace_id").asText();
      }
    } catch (JsonProcessingException e) {
      withoutJson++;
    }
    if (!traceId.isEmpty()) {
      result.trace(traceId);
    }
  }

  /** Whether any line of the application belongs to a trace. */
  boolean hasLinesOf(String traceId) throws UnansweredException, InterruptedException {
    return !query(subject.selector() + " |= `" + traceId + "`").isEmpty();
  }

  private JsonNode query(String expression) throws UnansweredException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("query", expression);
    parameters.put("start", nanos(subject.since()));
    parameters.put("end", nanos(subject.until()));
    parameters.put("limit", LIMIT);
    parameters.put("direction", "backward");
    return source.get("/loki/api/v1/query_range", parameters).at("/data/result");
  }

  private static String nanos(Instant time) {
    return time.getEpochSecond() + String.format("%09d", time.getNano());
  }
}
