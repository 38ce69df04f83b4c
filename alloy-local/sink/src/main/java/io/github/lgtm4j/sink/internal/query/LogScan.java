/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.LineBody;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the lines that fit a query. */
final class LogScan implements Visitor {
  private final LogQuery query;
  private final Map<ContextKey, StreamKey> streams = new HashMap<>();
  private final List<LogLine> found = new ArrayList<>();

  LogScan(LogQuery query) {
    this.query = query;
  }

  List<LogLine> found() {
    found.sort(Comparator.comparingLong(LogLine::time));
    return found;
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.LINE;
  }

  @Override
  public void visit(StoredRecord stored) {
    StreamKey stream =
        streams.computeIfAbsent(stored.first(), key -> StreamKey.unpack(stored.bytes(key)));
    if (!fits(stream)) {
      return;
    }
    LineBody body = LineBody.unpack(stored.body());
    LogLine line =
        new LogLine(
            stream.tenant(),
            body.epochNanos(),
            body.line(),
            stream.labels(),
            body.metadata(),
            "loki");
    if (fits(line)) {
      found.add(line);
    }
  }

  private boolean fits(StreamKey stream) {
    return (query.tenant() == null || query.tenant().equals(stream.tenant()))
        && stream.labels().entrySet().containsAll(query.labels().entrySet());
  }

  /** The cheap conditions first: reading a line as JSON comes last. */
  private boolean fits(LogLine line) {
    return line.time() > query.after()
        && (query.text() == null
            || line.line().toLowerCase(Locale.ROOT).contains(query.text().toLowerCase(Locale.ROOT)))
        && (query.traceId() == null || isOf(line, query.traceId()))
        && (query.level() == null || query.level().equals(line.level()));
  }

  private static boolean isOf(LogLine line, String traceId) {
    return (line.line().contains(traceId) || !line.metadata().isEmpty())
        && line.traceId().equals(traceId);
  }
}
