/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** An application's traces in Tempo. */
final class TracesCheck {
  private final Source source;
  private final Subject subject;
  private final Result result = new Result("traces");

  TracesCheck(Source source, Subject subject) {
    this.source = source;
    this.subject = subject;
  }

  Result run() throws UnansweredException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", subject.traceSelector());
    parameters.put("start", String.valueOf(subject.since().getEpochSecond()));
    parameters.put("end", String.valueOf(subject.until().getEpochSecond() + 1));
    parameters.put("limit", "20");
    JsonNode traces = source.get("/api/search", parameters).path("traces");
    if (traces.isEmpty()) {
      result.problem(
          "no trace of "
              + subject.labels().get("application")
              + " in tenant "
              + subject.tenant()
              + " since "
              + subject.since()
              + ": was there a request, does the application send OTLP to its node's agent, and does"
              + " the sink keep that few of them (prod: 5 %)?");
      return result;
    }
    long newest = 0;
    for (JsonNode trace : traces) {
      newest = Math.max(newest, trace.path("startTimeUnixNano").asLong());
      result.trace(padded(trace.path("traceID").asText()));
    }
    String least = traces.size() == 20 ? "at least " : "";
    result.there(
        least
            + (traces.size() == 1 ? "1 trace" : traces.size() + " traces")
            + ", the newest "
            + subject.age(Instant.ofEpochSecond(0, newest))
            + " old");
    resource(traces.get(0).path("traceID").asText());
    return result;
  }

  /** The resource attributes of one trace stand for all. */
  private void resource(String traceId) throws UnansweredException, InterruptedException {
    JsonNode trace = source.get("/api/traces/" + traceId);
    JsonNode batches = trace.has("batches") ? trace.path("batches") : trace.path("resourceSpans");
    for (JsonNode batch : batches) {
      Map<String, String> attributes = new LinkedHashMap<>();
      for (JsonNode attribute : batch.at("/resource/attributes")) {
        attributes.put(attribute.path("key").asText(), attribute.at("/value/stringValue").asText());
      }
      if (Objects.equals(subject.labels().get("application"), attributes.get("application"))) {
        attributes.forEach(result::label);
        if (attributes.containsKey("lgtm.identity.mismatch")) {
          result.problem(
              "come from a process that says something else of itself than its pod: "
                  + attributes.get("lgtm.identity.mismatch"));
        }
      }
    }
    result.identity();
  }

  /** Whether Tempo has a trace. */
  boolean has(String traceId) throws UnansweredException, InterruptedException {
    try {
      JsonNode trace = source.get("/api/traces/" + traceId);
      return !trace.path("batches").isEmpty() || !trace.path("resourceSpans").isEmpty();
    } catch (NotHereException e) {
      return false;
    }
  }

  /** Tempo leaves out zeros at the front. */
  private static String padded(String traceId) {
    return "0".repeat(Math.max(0, 32 - traceId.length())) + traceId;
  }
}
