/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.lgtm4j.sink.internal.otlp.Attributes;
import io.github.lgtm4j.sink.telemetry.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Turns stored bytes into spans. */
final class SpanReader {

  private SpanReader() {}

  static Span read(ByteBuffer bytes, Resources.Known resource, String scope, long received) {
    io.opentelemetry.proto.trace.v1.Span span = parse(bytes);
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
        Attributes.map(span.getAttributesList()),
        events(span),
        links(span),
        resource.attributes(),
        scope,
        Instant.ofEpochMilli(received));
  }

  private static io.opentelemetry.proto.trace.v1.Span parse(ByteBuffer bytes) {
    try {
      return io.opentelemetry.proto.trace.v1.Span.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("the store holds a span that was not checked", e);
    }
  }

  private static List<Span.Event> events(io.opentelemetry.proto.trace.v1.Span span) {
    return span.getEventsList().stream()
        .map(
            event ->
                new Span.Event(
                    event.getName(),
                    event.getTimeUnixNano(),
                    Attributes.map(event.getAttributesList())))
        .toList();
  }

  private static List<Span.Link> links(io.opentelemetry.proto.trace.v1.Span span) {
    return span.getLinksList().stream()
        .map(
            link ->
                new Span.Link(
                    hex(link.getTraceId()),
                    hex(link.getSpanId()),
                    Attributes.map(link.getAttributesList())))
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
