/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;

/**
 * A log line as Loki would hold it.
 *
 * @param tenant the tenant it was sent for
 * @param time nanoseconds since the epoch
 * @param line the line
 * @param labels the labels of its stream
 * @param metadata its structured metadata
 * @param way how it came: loki or otlp
 */
public record LogLine(
    String tenant,
    long time,
    String line,
    Map<String, String> labels,
    Map<String, String> metadata,
    String way) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The line as a JSON object; a missing node if it is none. */
  public JsonNode json() {
    if (!line.startsWith("{")) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /**
   * A value by name: from the structured metadata, the JSON of the line, or the labels. A name such
   * as {@code customer.tier} also finds what is nested.
   */
  public String field(String name) {
    String value = metadata.get(name);
    if (value == null) {
      JsonNode node = json().path(name);
      node = node.isMissingNode() ? json().at("/" + name.replace('.', '/')) : node;
      value = node.isMissingNode() || node.isNull() ? labels.getOrDefault(name, "") : node.asText();
    }
    return value;
  }

  /** The message: the line itself where it is not JSON. */
  public String message() {
    String message = json().path("message").asText("");
    return message.isEmpty() ? line : message;
  }

  /** The level in lower case; empty if unknown. */
  public String level() {
    String level = field("level");
    return (level.isEmpty() ? field("severity_text") : level).toLowerCase(Locale.ROOT);
  }

  /** Who wrote it, by the label {@code application} or else {@code service_name}; or empty. */
  public String service() {
    return service(labels);
  }

  /** Who writes the lines of a stream with these labels; empty if they do not tell. */
  public static String service(Map<String, String> labels) {
    String application = labels.getOrDefault("application", "");
    return application.isEmpty() ? labels.getOrDefault("service_name", "") : application;
  }

  /** The trace it belongs to; empty if to none. */
  public String traceId() {
    return field("trace_id");
  }
}
