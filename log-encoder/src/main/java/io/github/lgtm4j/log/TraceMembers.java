/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import org.jspecify.annotations.Nullable;

/**
 * The members of a span's ids, as the line before had them: lines of one span follow each other.
 */
final class TraceMembers {
  private final Document document;
  private final Block block = new Block();
  private @Nullable Object traceId;
  private @Nullable Object spanId;
  private @Nullable Object traceFlags;

  TraceMembers(Document document) {
    this.document = document;
  }

  void write(Context context, JsonBuffer out) {
    String id = context.traceId;
    if (id == null) {
      return;
    }
    if (block.isThere() && areOf(context)) {
      block.write(out);
      return;
    }
    int start = out.position;
    encode(id, context.spanId, context.traceFlags, out);
    block.keep(out, start);
    traceId = id;
    spanId = context.spanId;
    traceFlags = context.traceFlags;
  }

  /** As the same objects: a span hands out the same text each time. */
  private boolean areOf(Context context) {
    Object id = context.traceId;
    Object span = context.spanId;
    Object flags = context.traceFlags;
    return id == traceId && span == spanId && flags == traceFlags;
  }

  private void encode(String id, @Nullable String span, @Nullable String flags, JsonBuffer out) {
    out.raw(document.traceId);
    TraceIds.writeTraceId(id, out);
    out.raw('"');
    if (span != null) {
      out.raw(document.spanId);
      TraceIds.write(span, out);
      out.raw('"');
    }
    if (flags != null && document.sampledFlag) {
      out.raw(document.traceFlags);
      out.ascii(TraceIds.isSampled(flags) ? "true" : "false");
    } else if (flags != null) {
      out.raw(document.traceFlags);
      TraceIds.write(flags, out);
      out.raw('"');
    }
  }
}
