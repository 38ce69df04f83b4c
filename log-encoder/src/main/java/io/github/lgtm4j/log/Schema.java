/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** The names and shapes of one preset. */
final class Schema {
  final String timestamp;
  final String message;
  final String logger;
  final String thread;
  final String traceId;
  final String spanId;
  final String traceFlags;
  final String application;
  final String environment;
  final String tenant;
  final String markers;

  /** What opens, and closes, the exception: it is an object in the contract, flat elsewhere. */
  final String exceptionOpen;

  final String exceptionClose;
  final String exceptionMessage;
  final String stackTrace;
  final String stackHash;

  /** The members that give the level, by the level's ordinal, and stand after the timestamp. */
  private final String[] levels;

  /** Google wants a Boolean where the others have the flags in hex. */
  final boolean sampledFlag;

  private final Set<String> reserved;

  private Schema(String[] core, String[] exception, String[] levels, boolean sampledFlag) {
    timestamp = core[0];
    message = core[1];
    logger = core[2];
    thread = core[3];
    traceId = core[4];
    spanId = core[5];
    traceFlags = core[6];
    application = core[7];
    environment = core[8];
    tenant = core[9];
    markers = core[10];
    exceptionOpen = exception[0];
    exceptionMessage = exception[1];
    stackTrace = exception[2];
    stackHash = exception[3];
    exceptionClose = exceptionOpen.contains("{") ? "\"}" : "\"";
    this.levels = levels;
    this.sampledFlag = sampledFlag;
    this.reserved = reserved(core, exception, levels);
  }

  private static Set<String> reserved(String[] core, String[] exception, String[] levels) {
    Set<String> names = new HashSet<>(Arrays.asList(core));
    names.addAll(Arrays.asList("log_class", "truncated", "truncated_bytes"));
    String[] open = exception[0].split("\"", -1);
    names.add(open[1]);
    if (!exception[0].contains("{")) {
      names.addAll(Arrays.asList(exception));
    }
    for (int i = 1; i < levels[0].split("\"", -1).length; i += 2) {
      String name = levels[0].split("\"", -1)[i];
      names.add(name);
    }
    return Collections.unmodifiableSet(names);
  }

  String level(LogLevel level) {
    return levels[level.ordinal()];
  }

  /** Whether a field of the application's must not have this name. */
  boolean isCore(String key) {
    return reserved.contains(key);
  }

  static Schema lgtm() {
    return new Schema(
        new String[] {
          "timestamp",
          "message",
          "logger",
          "thread",
          "trace_id",
          "span_id",
          "trace_flags",
          "application",
          "environment",
          "tenant",
          "markers"
        },
        new String[] {"\"exception\":{\"type\":\"", "message", "stack_trace", "stack_hash"},
        levels("\"level\":\"%s\"", "trace", "debug", "info", "warn", "error"),
        false);
  }

  static Schema ecs() {
    return new Schema(
        new String[] {
          "@timestamp",
          "message",
          "log.logger",
          "process.thread.name",
          "trace.id",
          "span.id",
          "trace.flags",
          "service.name",
          "service.environment",
          "labels.tenant",
          "tags"
        },
        new String[] {
          "\"error.type\":\"", "error.message", "error.stack_trace", "error.stack_hash"
        },
        levels(
            "\"log.level\":\"%s\",\"ecs.version\":\"1.2.0\"",
            "TRACE", "DEBUG", "INFO", "WARN", "ERROR"),
        false);
  }

  static Schema logstash() {
    return new Schema(
        new String[] {
          "@timestamp",
          "message",
          "logger_name",
          "thread_name",
          "trace_id",
          "span_id",
          "trace_flags",
          "application",
          "environment",
          "tenant",
          "tags"
        },
        new String[] {"\"throwable_class\":\"", "throwable_message", "stack_trace", "stack_hash"},
        levels(
            "\"@version\":\"1\",\"level\":%s",
            "\"TRACE\",\"level_value\":5000",
            "\"DEBUG\",\"level_value\":10000",
            "\"INFO\",\"level_value\":20000",
            "\"WARN\",\"level_value\":30000",
            "\"ERROR\",\"level_value\":40000"),
        false);
  }

  static Schema gcp() {
    return new Schema(
        new String[] {
          "time",
          "message",
          "logger",
          "thread",
          "logging.googleapis.com/trace",
          "logging.googleapis.com/spanId",
          "logging.googleapis.com/trace_sampled",
          "application",
          "environment",
          "tenant",
          "markers"
        },
        new String[] {"\"exception_type\":\"", "exception_message", "stack_trace", "stack_hash"},
        levels("\"severity\":\"%s\"", "DEBUG", "DEBUG", "INFO", "WARNING", "ERROR"),
        true);
  }

  private static String[] levels(String shape, String... values) {
    String[] levels = new String[values.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = shape.replace("%s", values[i]);
    }
    return levels;
  }
}
