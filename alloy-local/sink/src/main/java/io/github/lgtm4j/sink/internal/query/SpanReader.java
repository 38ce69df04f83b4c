/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.otlp.Attributes;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.telemetry.Span;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns stored bytes into spans: whole ones, or outlines that hold no attributes of their own. */
final class SpanReader {
  private final boolean attributes;
  private final Resources resources = new Resources();

  private SpanReader(boolean attributes) {
    this.attributes = attributes;
  }

  static SpanReader whole() {
    return new SpanReader(true);
  }

  static SpanReader outlines() {
    return new SpanReader(false);
  }

  Span read(StoredRecord stored) {
    io.opentelemetry.proto.trace.v1.Span span = parse(stored.body());
    Resources.Known resource = resources.resource(stored);
    return new Span(
        resource.tenant(),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        kind(span.getKind()),
        span.getStartTimeUnixNano(),
        span.getEndTimeUnixNano(),
        status(span.getStatus().getCode()),
        span.getStatus().getMessage(),
        attributes(span.getAttributesList()),
        events(span),
        links(span),
        resource.attributes(),
        resources.scope(stored),
        Instant.ofEpochMilli(stored.received()));
  }

  private Map<String, Object> attributes(List<KeyValue> list) {
    return attributes ? Attributes.map(list) : Map.of();
  }

  private static io.opentelemetry.proto.trace.v1.Span parse(ByteBuffer bytes) {
    try {
      return io.opentelemetry.proto.trace.v1.Span.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("the store holds a span that was not checked", e);
    }
  }

  private List<Span.Event> events(io.opentelemetry.proto.trace.v1.Span span) {
    return span.getEventsList().stream()
        .map(
            event ->
                new Span.Event(
                    event.getName(),
                    event.getTimeUnixNano(),
                    attributes(event.getAttributesList())))
        .toList();
  }

  private List<Span.Link> links(io.opentelemetry.proto.trace.v1.Span span) {
    return span.getLinksList().stream()
        .map(
            link ->
                new Span.Link(
                    hex(link.getTraceId()),
                    hex(link.getSpanId()),
                    attributes(link.getAttributesList())))
        .toList();
  }

  static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String kind(SpanKind kind) {
    return kind == SpanKind.UNRECOGNIZED
        ? "unspecified"
        : kind.name().substring("SPAN_KIND_".length()).toLowerCase(Locale.ROOT);
  }

  private static String status(StatusCode code) {
    return switch (code) {
      case STATUS_CODE_ERROR -> "error";
      case STATUS_CODE_OK -> "ok";
      default -> "unset";
    };
  }
}
