/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts of a line that are the same in every line, encoded once. */
final class Document {
  final String open;
  final byte[][] levels;
  final String loggerMember;
  final String threadMember;
  final byte[] traceId;
  final byte[] spanId;
  final byte[] traceFlags;
  final boolean sampledFlag;
  final byte[] markers;
  final byte[] exceptionOpen;
  final byte[] exceptionMessage;
  final byte[] stackTrace;
  final byte[] stackHash;
  final byte[] exceptionClose;

  /** The identity of an everyday line; then of each log class, by its ordinal. */
  private final byte[] everyday;

  private final byte[][] ofClass;

  Document(Schema schema, LogFormat.Builder settings, Bounds bounds) {
    open = "{\"" + schema.timestamp + "\":\"";
    levels =
        Arrays.stream(LogLevel.values())
            .map(level -> bytes("Z\"," + schema.level(level) + ",\"" + schema.message + "\":\""))
            .toArray(byte[][]::new);
    loggerMember = "\",\"" + schema.logger + "\":\"";
    threadMember = ",\"" + schema.thread + "\":\"";
    traceId = bytes(",\"" + schema.traceId + "\":\"");
    spanId = bytes(",\"" + schema.spanId + "\":\"");
    sampledFlag = schema.sampledFlag;
    traceFlags = bytes(",\"" + schema.traceFlags + (sampledFlag ? "\":" : "\":\""));
    markers = bytes(",\"" + schema.markers + "\":[");
    exceptionOpen = bytes("," + schema.exceptionOpen);
    exceptionMessage = bytes(",\"" + schema.exceptionMessage + "\":\"");
    stackTrace = bytes(",\"" + schema.stackTrace + "\":\"");
    stackHash = bytes(",\"" + schema.stackHash + "\":\"");
    exceptionClose = bytes(schema.exceptionClose);
    everyday = identity(schema, settings, settings.tenant, null, bounds);
    ofClass = new byte[LogClass.values().length][];
    for (LogClass logClass : LogClass.values()) {
      String own = logClass == LogClass.AUDIT ? settings.auditTenant : settings.securityTenant;
      String tenant = own == null ? settings.tenant : own;
      ofClass[logClass.ordinal()] = identity(schema, settings, tenant, logClass, bounds);
    }
  }

  byte[] identity(@Nullable LogClass logClass) {
    return logClass == null ? everyday : ofClass[logClass.ordinal()];
  }

  private static byte[] identity(
      Schema schema,
      LogFormat.Builder settings,
      @Nullable String tenant,
      @Nullable LogClass logClass,
      Bounds bounds) {
    JsonBuffer out = new JsonBuffer(128);
    member(schema.application, settings.application, bounds, out);
    member(schema.environment, settings.environment, bounds, out);
    member(schema.tenant, tenant, bounds, out);
    member("log_class", logClass == null ? null : logClass.label, bounds, out);
    return out.toBytes();
  }

  private static void member(String name, @Nullable String value, Bounds bounds, JsonBuffer out) {
    if (value != null && !value.isEmpty()) {
      out.ascii(",\"" + name + "\":\"");
      out.text(value, bounds.name);
      out.raw('"');
    }
  }

  private static byte[] bytes(String ascii) {
    JsonBuffer out = new JsonBuffer(ascii.length());
    out.ascii(ascii);
    return out.toBytes();
  }
}
