/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.sink;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.airlift.compress.snappy.SnappyCompressor;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests as an application under load sends them, made before the clock runs. */
final class Load {
  private static final int SPANS_A_TRACE = 5;

  private Load() {}

  /** Export requests of 500 spans of some 330 bytes, in traces of five. */
  static List<byte[]> spans(int total, int batch) {
    Random random = new Random(4);
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < total; i += batch) {
      var request = ExportTraceServiceRequest.newBuilder();
      var resource = request.addResourceSpansBuilder();
      resource
          .getResourceBuilder()
          .addAttributes(text("service.name", "shop"))
          .addAttributes(text("application", "shop"))
          .addAttributes(text("environment", "dev"))
          .addAttributes(text("service.instance.id", "6c1d1c8a-6f8a-4a6f-9a1e-0a4d3f1c7b11"));
      ScopeSpans.Builder scope = resource.addScopeSpansBuilder();
      scope.getScopeBuilder().setName("io.opentelemetry.tomcat-10.0").setVersion("2.33.1");
      byte[] traceId = new byte[16];
      for (int j = 0; j < batch; j++) {
        if (j % SPANS_A_TRACE == 0) {
          random.nextBytes(traceId);
        }
        scope.addSpans(span(random, traceId, i + j));
      }
      requests.add(request.build().toByteArray());
    }
    return requests;
  }

  private static Span span(Random random, byte[] traceId, int number) {
    byte[] spanId = new byte[8];
    random.nextBytes(spanId);
    long start = 1_700_000_000_000_000_000L + number * 1000L;
    return Span.newBuilder()
        .setTraceId(ByteString.copyFrom(traceId))
        .setSpanId(ByteString.copyFrom(spanId))
        .setParentSpanId(ByteString.copyFrom(spanId))
        .setName("GET /api/users/{id}")
        .setKind(Span.SpanKind.SPAN_KIND_SERVER)
        .setStartTimeUnixNano(start)
        .setEndTimeUnixNano(start + 12_345_678)
        .addAttributes(text("http.request.method", "GET"))
        .addAttributes(text("http.route", "/api/users/{id}"))
        .addAttributes(text("url.path", "/api/users/" + number))
        .addAttributes(text("url.scheme", "http"))
        .addAttributes(number("http.response.status_code", 200))
        .addAttributes(text("server.address", "shop.example"))
        .addAttributes(number("server.port", 8080))
        .addAttributes(text("thread.name", "http-nio-8080-exec-7"))
        .build();
  }

  private static KeyValue text(String key, String value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setStringValue(value))
        .build();
  }

  private static KeyValue number(String key, long value) {
    return KeyValue.newBuilder()
        .setKey(key)
        .setValue(AnyValue.newBuilder().setIntValue(value))
        .build();
  }

  /** Loki pushes, protobuf in snappy, of lines of some 300 bytes of JSON, as Alloy sends them. */
  static List<byte[]> lines(int total, int batch) throws IOException {
    long now = System.currentTimeMillis() / 1000;
    List<byte[]> requests = new ArrayList<>();
    for (int i = 0; i < total; i += batch) {
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      CodedOutputStream out = CodedOutputStream.newInstance(stream);
      out.writeString(1, "{application=\"shop\", environment=\"dev\", level=\"info\"}");
      for (int j = 0; j < batch; j++) {
        out.writeByteArray(2, entry(now, i + j));
      }
      out.flush();
      requests.add(compress(field(1, stream.toByteArray())));
    }
    return requests;
  }

  private static byte[] entry(long seconds, int number) throws IOException {
    String line =
        "{\"timestamp\":\"2026-11-21T13:00:00.%09dZ\",\"level\":\"info\",\"message\":\"order %d has"
                .formatted(number, number)
            + " been taken\",\"logger\":\"com.example.shop.OrderService\",\"thread\":"
            + "\"http-nio-8080-exec-7\",\"trace_id\":\"0af7651916cd43dd8448eb211c80319c\","
            + "\"span_id\":\"b7ad6b7169203331\",\"trace_flags\":\"01\",\"application\":\"shop\"}";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    ByteBuffer time = ByteBuffer.allocate(16);
    CodedOutputStream timeOut = CodedOutputStream.newInstance(time);
    timeOut.writeInt64(1, seconds);
    timeOut.writeInt32(2, number % 1_000_000_000);
    timeOut.flush();
    out.writeByteArray(1, Arrays.copyOf(time.array(), time.position()));
    out.writeString(2, line);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] field(int number, byte[] message) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeByteArray(number, message);
    out.flush();
    return bytes.toByteArray();
  }

  private static byte[] compress(byte[] body) {
    SnappyCompressor compressor = new SnappyCompressor();
    byte[] compressed = new byte[compressor.maxCompressedLength(body.length)];
    int length = compressor.compress(body, 0, body.length, compressed, 0, compressed.length);
    return Arrays.copyOf(compressed, length);
  }
}
