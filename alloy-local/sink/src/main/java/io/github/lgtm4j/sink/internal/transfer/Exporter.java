/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.transfer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.codec.LineBody;
import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.otlp.Markers;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes export requests of what is in the store, a segment at a time. */
public final class Exporter implements Visitor {
  private final Consumer<OtlpBatch> consumer;
  private final Map<Group, List<Span>> spans = new LinkedHashMap<>();
  private final Map<Group, List<LogRecord>> logs = new LinkedHashMap<>();
  private final SeriesExport series = new SeriesExport();

  private record Group(String tenant, Resource resource, InstrumentationScope scope) {}

  private Exporter(Consumer<OtlpBatch> consumer) {
    this.consumer = consumer;
  }

  /** Hands every record of the store to the consumer. */
  public static void export(Store store, Consumer<OtlpBatch> consumer) {
    store.scan(new Exporter(consumer));
  }

  static KeyValue attribute(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  static Resource resource(String tenant, Map<String, String> attributes, String marker) {
    Resource.Builder resource = Resource.newBuilder();
    attributes.forEach((key, value) -> resource.addAttributes(attribute(key, value)));
    if (!marker.isEmpty()) {
      resource.addAttributes(attribute(marker, "true"));
    }
    return resource.addAttributes(attribute(Markers.TENANT, tenant)).build();
  }

  @Override
  public boolean wants(Kind kind) {
    return true;
  }

  @Override
  public void visit(StoredRecord stored) {
    try {
      switch (stored.kind()) {
        case SPAN ->
            spans
                .computeIfAbsent(group(stored), group -> new ArrayList<>())
                .add(Span.parseFrom(stored.body()));
        case LOG_RECORD ->
            logs.computeIfAbsent(group(stored), group -> new ArrayList<>())
                .add(LogRecord.parseFrom(stored.body()));
        case LINE ->
            logs.computeIfAbsent(stream(stored), group -> new ArrayList<>())
                .add(line(LineBody.unpack(stored.body())));
        default -> series.add(stored);
      }
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("the store holds a record that was not checked", e);
    }
  }

  private static Group group(StoredRecord stored) throws InvalidProtocolBufferException {
    ResourceKey key = ResourceKey.unpack(stored.bytes(stored.first()));
    Resource resource =
        key.message().toBuilder().addAttributes(attribute(Markers.TENANT, key.tenant())).build();
    return new Group(
        key.tenant(), resource, InstrumentationScope.parseFrom(stored.bytes(stored.second())));
  }

  private static Group stream(StoredRecord stored) {
    StreamKey key = StreamKey.unpack(stored.bytes(stored.first()));
    return new Group(
        key.tenant(),
        resource(key.tenant(), key.labels(), Markers.LOKI_STREAM),
        InstrumentationScope.getDefaultInstance());
  }

  private static LogRecord line(LineBody body) {
    LogRecord.Builder log =
        LogRecord.newBuilder()
            .setTimeUnixNano(body.epochNanos())
            .setBody(AnyValue.newBuilder().setStringValue(body.line()));
    body.metadata().forEach((key, value) -> log.addAttributes(attribute(key, value)));
    return log.build();
  }

  @Override
  public void endOfSegment() {
    spans.forEach((group, list) -> consumer.accept(traces(group, list)));
    logs.forEach((group, list) -> consumer.accept(logs(group, list)));
    series.drain(consumer);
    spans.clear();
    logs.clear();
  }

  private static OtlpBatch traces(Group group, List<Span> spans) {
    var request = ExportTraceServiceRequest.newBuilder();
    request
        .addResourceSpansBuilder()
        .setResource(group.resource)
        .addScopeSpansBuilder()
        .setScope(group.scope)
        .addAllSpans(spans);
    return new OtlpBatch(group.tenant, "/v1/traces", request.build());
  }

  private static OtlpBatch logs(Group group, List<LogRecord> logs) {
    var request = ExportLogsServiceRequest.newBuilder();
    request
        .addResourceLogsBuilder()
        .setResource(group.resource)
        .addScopeLogsBuilder()
        .setScope(group.scope)
        .addAllLogRecords(logs);
    return new OtlpBatch(group.tenant, "/v1/logs", request.build());
  }
}
