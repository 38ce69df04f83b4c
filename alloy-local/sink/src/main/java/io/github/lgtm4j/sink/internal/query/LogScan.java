/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.codec.LineBody;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.otlp.LokiLogs;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Collects the lines that fit a query, and keeps no more of them than it asks for. */
final class LogScan implements Visitor {
  private final LogQuery query;
  private final Resources resources = new Resources();
  private final Map<ContextKey, StreamKey> streams = new HashMap<>();
  private final PriorityQueue<Found> found =
      new PriorityQueue<>(Comparator.comparingLong(Found::time).thenComparingLong(Found::arrival));
  private long arrivals;

  /** Lines of the same time stay in the order in which they arrived. */
  private record Found(LogLine line, long arrival) {
    long time() {
      return line.time();
    }
  }

  LogScan(LogQuery query) {
    this.query = query;
  }

  List<LogLine> found() {
    List<LogLine> sorted = new ArrayList<>(found.size());
    while (!found.isEmpty()) {
      sorted.add(found.remove().line);
    }
    return sorted;
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.LINE || kind == Kind.LOG_RECORD;
  }

  @Override
  public void visit(StoredRecord stored) {
    StreamKey stream = streams.computeIfAbsent(stored.first(), key -> stream(stored));
    if (!fits(stream)) {
      return;
    }
    LogLine line = stored.kind() == Kind.LINE ? line(stored, stream) : record(stored, stream);
    if (query.matches(line)) {
      found.add(new Found(line, arrivals++));
      if (found.size() > query.limit()) {
        Found unused = found.remove();
      }
    }
  }

  private StreamKey stream(StoredRecord stored) {
    if (stored.kind() == Kind.LINE) {
      return StreamKey.unpack(stored.bytes(stored.first()));
    }
    Resources.Known resource = resources.resource(stored);
    return new StreamKey(resource.tenant(), LokiLogs.labels(resource.attributes()));
  }

  private static LogLine line(StoredRecord stored, StreamKey stream) {
    LineBody body = LineBody.unpack(stored.body());
    return new LogLine(
        stream.tenant(), body.epochNanos(), body.line(), stream.labels(), body.metadata(), "loki");
  }

  private LogLine record(StoredRecord stored, StreamKey stream) {
    try {
      LogRecord log = LogRecord.parseFrom(stored.body());
      return new LogLine(
          stream.tenant(),
          LokiLogs.time(log),
          LokiLogs.line(log),
          stream.labels(),
          LokiLogs.metadata(resources.resource(stored).attributes(), resources.scope(stored), log),
          "otlp");
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("the store holds a log record that was not checked", e);
    }
  }

  private boolean fits(StreamKey stream) {
    return (query.tenant() == null || query.tenant().equals(stream.tenant()))
        && stream.labels().entrySet().containsAll(query.labels().entrySet());
  }
}
