/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A JSON log line as a person reads it: time, level, logger, message, fields, stack trace. */
public final class ReadableLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final int LOGGER_WIDTH = 26;
  private static final int SHORT_TRACE_ID = 8;

  /** They have a place of their own, or are the same on every line. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "timestamp",
          "level",
          "message",
          "logger",
          "thread",
          "trace_id",
          "span_id",
          "trace_flags",
          "application",
          "environment",
          "tenant",
          "exception");

  private final Palette palette;
  private final ZoneId zone;

  /** Times are shown in that zone. */
  public ReadableLine(Palette palette, ZoneId zone) {
    this.palette = palette;
    this.zone = zone;
  }

  /** True if it is a log line as the contract has them: the rest is shown as it is. */
  public static boolean isOne(JsonNode line) {
    return line.isObject() && line.has("message") && line.has("level");
  }

  /** One line, and below it the stack trace if there is one. */
  public String of(JsonNode line) {
    String level = line.path("level").asText();
    StringBuilder text = new StringBuilder();
    text.append(palette.faint(time(line.path("timestamp").asText()))).append(' ');
    text.append(palette.ofLevel(level, padded(level.toUpperCase(Locale.ROOT), 5))).append(' ');
    text.append(palette.cyan(padded(shortened(line.path("logger").asText()), LOGGER_WIDTH)));
    text.append(' ').append(line.path("message").asText());
    fields(line, text);
    String trace = line.path("trace_id").asText();
    if (trace.length() > SHORT_TRACE_ID) {
      text.append(palette.faint("  trace " + trace.substring(0, SHORT_TRACE_ID)));
    }
    stackTrace(line.path("exception"), level, text);
    return text.toString();
  }

  private void fields(JsonNode line, StringBuilder text) {
    for (Map.Entry<String, JsonNode> field : line.properties()) {
      if (!ELSEWHERE.contains(field.getKey())) {
        JsonNode value = field.getValue();
        String shown = value.isValueNode() ? value.asText() : value.toString();
        text.append(palette.faint("  " + field.getKey() + "=")).append(shown);
      }
    }
  }

  private void stackTrace(JsonNode exception, String level, StringBuilder text) {
    String trace = exception.path("stack_trace").asText("").stripTrailing();
    if (trace.isEmpty() && exception.has("type")) {
      trace = exception.path("type").asText() + ": " + exception.path("message").asText();
    }
    for (String line : trace.lines().toList()) {
      text.append(System.lineSeparator()).append("    ").append(palette.ofLevel(level, line));
    }
  }

  private String time(String timestamp) {
    try {
      return TIME.format(Instant.parse(timestamp).atZone(zone));
    } catch (DateTimeParseException e) {
      return padded(timestamp, 12);
    }
  }

  /** Packages become their first letters until it fits. */
  static String shortened(String logger) {
    String[] parts = logger.split("\\.", -1);
    int length = logger.length();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean cut = i < parts.length - 1 && length > LOGGER_WIDTH && parts[i].length() > 1;
      String part = cut ? parts[i].substring(0, 1) : parts[i];
      length -= parts[i].length() - part.length();
      name.append(i == 0 ? "" : ".").append(part);
    }
    int over = name.length() - LOGGER_WIDTH;
    return over > 0 ? name.substring(over) : name.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
