/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What a shop of a few services sends in a quarter of an hour, the same with each seed. */
final class SampleShop {
  static final String TENANT = "shop-dev";
  static final long MINUTES = 14;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLI = 1_000_000;
  private static final DateTimeFormatter NINE_DIGITS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private final LocalSink sink;
  private final Random random = new Random(4317);
  private final Map<String, ResourceSpans.Builder> spans = new LinkedHashMap<>();
  private final Map<String, ArrayNode> lines = new LinkedHashMap<>();

  SampleShop(LocalSink sink) {
    this.sink = sink;
  }

  /** Everything, so that no view is empty. */
  static void fill(LocalSink sink) throws Exception {
    SampleShop shop = new SampleShop(sink);
    long now = System.currentTimeMillis();
    for (int i = 0; i < 90; i++) {
      shop.request(now - (long) ((1 - i / 90.0) * MINUTES * 60_000), i);
    }
    shop.send(TENANT);
    shop.nightlyBatch(now - 90_000);
    shop.send("billing-dev");
    SampleMetrics.send(sink, TENANT, shop.traceIds());
    SampleMistakes.send(sink);
  }

  private final Map<String, Double> traceIds = new LinkedHashMap<>();

  /** The traces that a metric may point to, with their duration in seconds. */
  Map<String, Double> traceIds() {
    return traceIds;
  }

  private void request(long millis, int number) throws Exception {
    long start = millis * MILLI;
    switch (number % 6) {
      case 0 -> checkout(start, number % 18 == 12, number % 30 == 0);
      case 1, 2, 3 -> browse(start);
      case 4 -> search(start);
      default -> login(start, number % 20 == 5);
    }
  }

  private void checkout(long start, boolean declined, boolean slow) throws Exception {
    String trace = hex(16);
    String order = "A-" + (10_000 + random.nextInt(90_000));
    long payment = (slow ? 1800 : 120) + random.nextInt(140);
    long total = payment + 180 + random.nextInt(60);
    String gateway =
        span("gateway", trace, "", "POST /checkout", SpanKind.SPAN_KIND_SERVER, start, total)
            .with("http.request.method", "POST")
            .with("http.route", "/checkout")
            .with("http.response.status_code", declined ? "402" : "200")
            .with("url.scheme", "https")
            .with("user_agent.original", "Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0")
            .error(declined ? "payment declined" : "")
            .add();
    String call =
        span(
                "gateway",
                trace,
                gateway,
                "POST",
                SpanKind.SPAN_KIND_CLIENT,
                start + 4 * MILLI,
                total - 9)
            .with("server.address", "shop")
            .with("server.port", "8080")
            .error(declined ? "402" : "")
            .add();
    long shopStart = start + 7 * MILLI;
    String shop =
        span("shop", trace, call, "POST /orders", SpanKind.SPAN_KIND_SERVER, shopStart, total - 16)
            .with("http.route", "/orders")
            .with("code.function.name", "com.example.shop.OrderController.place")
            .with("order.id", order)
            .with("thread.name", "http-nio-8080-exec-" + random.nextInt(20))
            .error(declined ? "DeclinedException" : "")
            .add();
    line("shop", shopStart + 2 * MILLI, "info", "Placing order " + order, trace, shop);
    database("shop", trace, shop, shopStart + 5 * MILLI, 11, "SELECT shop.cart");
    database("shop", trace, shop, shopStart + 19 * MILLI, 7, "SELECT shop.price");
    inventory(trace, shop, shopStart + 30 * MILLI);
    payment(trace, shop, shopStart + 92 * MILLI, payment, declined, slow, order);
    if (!declined) {
      database("shop", trace, shop, shopStart + (96 + payment) * MILLI, 14, "INSERT shop.order");
      mail(trace, shop, shopStart + (112 + payment) * MILLI, order);
    }
    line(
        "shop",
        shopStart + (total - 18) * MILLI,
        declined ? "error" : "info",
        declined ? "Order " + order + " failed" : "Order " + order + " placed",
        trace,
        shop,
        declined);
    traceIds.put(trace, total / 1000.0);
  }

  private void inventory(String trace, String parent, long start) {
    String reserve =
        span("shop", trace, parent, "inventory.Stock/Reserve", SpanKind.SPAN_KIND_CLIENT, start, 56)
            .with("rpc.system", "grpc")
            .with("rpc.service", "inventory.Stock")
            .with("rpc.method", "Reserve")
            .add();
    String served =
        span(
                "inventory",
                trace,
                reserve,
                "inventory.Stock/Reserve",
                SpanKind.SPAN_KIND_SERVER,
                start + 3 * MILLI,
                49)
            .with("rpc.grpc.status_code", "0")
            .add();
    for (int item = 0; item < 3; item++) {
      database(
          "inventory", trace, served, start + (6 + item * 14L) * MILLI, 12, "UPDATE stock.item");
    }
    line(
        "inventory",
        start + 8 * MILLI,
        "debug",
        "Reserving 3 items in warehouse BER-2",
        trace,
        served);
  }

  private void payment(
      String trace,
      String parent,
      long start,
      long length,
      boolean declined,
      boolean slow,
      String order) {
    String call =
        span("shop", trace, parent, "POST", SpanKind.SPAN_KIND_CLIENT, start, length)
            .with("server.address", "payment")
            .with("http.response.status_code", declined ? "402" : "200")
            .error(declined ? "402" : "")
            .add();
    SpanMaker served =
        span(
                "payment",
                trace,
                call,
                "POST /charges",
                SpanKind.SPAN_KIND_SERVER,
                start + 4 * MILLI,
                length - 8)
            .with("http.route", "/charges")
            .with("payment.provider", "acme-pay")
            .error(declined ? "card declined" : "");
    if (declined) {
      served.exception(start + (length - 20) * MILLI);
    }
    String charge = served.add();
    if (slow) {
      line(
          "payment",
          start + 900 * MILLI,
          "warn",
          "acme-pay did not answer within 800 ms, trying again (1 of 3)",
          trace,
          charge);
    }
    span(
            "payment",
            trace,
            charge,
            "POST api.acme-pay.example",
            SpanKind.SPAN_KIND_CLIENT,
            start + 12 * MILLI,
            length - 30)
        .with("server.address", "api.acme-pay.example")
        .with("http.request.resend_count", slow ? "1" : "0")
        .error(declined ? "402" : "")
        .add();
    line(
        "payment",
        start + (length - 12) * MILLI,
        declined ? "warn" : "info",
        declined
            ? "Card of order " + order + " declined: insufficient funds"
            : "Charged order " + order,
        trace,
        charge);
  }

  private void mail(String trace, String parent, long start, String order) {
    String publish =
        span("shop", trace, parent, "orders publish", SpanKind.SPAN_KIND_PRODUCER, start, 5)
            .with("messaging.system", "kafka")
            .with("messaging.destination.name", "orders")
            .add();
    String consumed =
        span(
                "mail",
                trace,
                publish,
                "orders process",
                SpanKind.SPAN_KIND_CONSUMER,
                start + 38 * MILLI,
                90)
            .with("messaging.system", "kafka")
            .with("messaging.consumer.group.name", "mail")
            .add();
    line("mail", start + 60 * MILLI, "info", "Confirmation of " + order + " sent", trace, consumed);
  }

  private void database(
      String service, String trace, String parent, long start, long length, String name) {
    span(service, trace, parent, name, SpanKind.SPAN_KIND_CLIENT, start, length + random.nextInt(4))
        .with("db.system.name", "postgresql")
        .with("db.namespace", service)
        .with(
            "db.query.text",
            name.split(" ")[0] + " … FROM " + name.split("\\.")[1] + " WHERE id = ?")
        .add();
  }

  private void browse(long start) {
    String trace = hex(16);
    long total = 18 + random.nextInt(50);
    String gateway =
        span("gateway", trace, "", "GET /products/{id}", SpanKind.SPAN_KIND_SERVER, start, total)
            .with("http.route", "/products/{id}")
            .with("http.response.status_code", "200")
            .add();
    String shop =
        span(
                "shop",
                trace,
                gateway,
                "GET /products/{id}",
                SpanKind.SPAN_KIND_SERVER,
                start + 3 * MILLI,
                total - 6)
            .add();
    database("shop", trace, shop, start + 6 * MILLI, total / 3, "SELECT shop.product");
    line(
        "shop",
        start + 5 * MILLI,
        "debug",
        "Product " + (100 + random.nextInt(900)) + " from the database, cache missed",
        trace,
        shop);
    traceIds.put(trace, total / 1000.0);
  }

  private void search(long start) {
    String trace = hex(16);
    long total = 140 + random.nextInt(300);
    String gateway =
        span("gateway", trace, "", "GET /search", SpanKind.SPAN_KIND_SERVER, start, total)
            .with("http.route", "/search")
            .add();
    for (int shard = 0; shard < 4; shard++) {
      span(
              "search",
              trace,
              gateway,
              "query shard " + shard,
              SpanKind.SPAN_KIND_INTERNAL,
              start + (8 + shard) * MILLI,
              total - 60 + shard * 12)
          .with("shard", String.valueOf(shard))
          .add();
    }
    line(
        "search",
        start + 20 * MILLI,
        "info",
        "Query \"garden chairs\" over 4 shards",
        trace,
        gateway);
    traceIds.put(trace, total / 1000.0);
  }

  private void login(long start, boolean refused) throws Exception {
    String trace = hex(16);
    String gateway =
        span("gateway", trace, "", "POST /login", SpanKind.SPAN_KIND_SERVER, start, 74)
            .with("http.route", "/login")
            .with("http.response.status_code", refused ? "503" : "204")
            .error(refused ? "503" : "")
            .add();
    String orphan = refused ? hex(8) : gateway;
    String auth =
        span(
                "auth",
                trace,
                orphan,
                "verify password",
                SpanKind.SPAN_KIND_INTERNAL,
                start + 6 * MILLI,
                61)
            .error(refused ? "no connection" : "")
            .add();
    line(
        "auth",
        start + 66 * MILLI,
        refused ? "error" : "info",
        refused ? "No connection to ldap://directory:389 after 3 attempts" : "Session opened",
        trace,
        auth);
    traceIds.put(trace, 0.074);
  }

  private void nightlyBatch(long millis) {
    String trace = hex(16);
    long start = millis * MILLI;
    String job =
        span("invoices", trace, "", "invoices.nightly", SpanKind.SPAN_KIND_INTERNAL, start, 12_400)
            .add();
    for (int i = 0; i < 40; i++) {
      String one =
          span(
                  "invoices",
                  trace,
                  job,
                  "render invoice",
                  SpanKind.SPAN_KIND_INTERNAL,
                  start + i * 305 * MILLI,
                  290)
              .with("invoice.id", "I-" + i)
              .add();
      line(
          "invoices",
          start + i * 305 * MILLI,
          "info",
          "Invoice I-" + i + " rendered, 2 pages",
          trace,
          one);
    }
  }

  /* Spans and lines */

  private SpanMaker span(
      String service,
      String trace,
      String parent,
      String name,
      SpanKind kind,
      long start,
      long length) {
    return new SpanMaker(service, trace, parent, name, kind, start, length);
  }

  private final class SpanMaker {
    private final String service;
    private final Span.Builder span = Span.newBuilder();

    SpanMaker(
        String service,
        String trace,
        String parent,
        String name,
        SpanKind kind,
        long start,
        long length) {
      this.service = service;
      span.setTraceId(ByteString.fromHex(trace))
          .setSpanId(ByteString.fromHex(hex(8)))
          .setParentSpanId(ByteString.fromHex(parent))
          .setName(name)
          .setKind(kind)
          .setStartTimeUnixNano(start)
          .setEndTimeUnixNano(start + length * MILLI + random.nextInt(900_000));
    }

    SpanMaker with(String key, String value) {
      span.addAttributes(Telemetries.attribute(key, value));
      return this;
    }

    SpanMaker error(String message) {
      if (!message.isEmpty()) {
        span.getStatusBuilder().setCode(StatusCode.STATUS_CODE_ERROR).setMessage(message);
      }
      return this;
    }

    void exception(long time) {
      span.addEventsBuilder()
          .setName("exception")
          .setTimeUnixNano(time)
          .addAttributes(
              Telemetries.attribute("exception.type", "com.example.payment.DeclinedException"))
          .addAttributes(Telemetries.attribute("exception.message", "insufficient funds"))
          .addAttributes(Telemetries.attribute("exception.stacktrace", stack()));
    }

    String add() {
      resource(service).getScopeSpansBuilder(0).addSpans(span);
      return hex(span.getSpanId());
    }
  }

  private ResourceSpans.Builder resource(String service) {
    return spans.computeIfAbsent(
        service,
        name -> {
          ResourceSpans.Builder resource = ResourceSpans.newBuilder().setResource(resourceOf(name));
          resource.addScopeSpansBuilder().getScopeBuilder().setName("io.opentelemetry.tomcat-10.0");
          return resource;
        });
  }

  static Resource resourceOf(String service) {
    return Telemetries.resource(service).toBuilder()
        .addAttributes(Telemetries.attribute("service.version", "2.14.1"))
        .addAttributes(Telemetries.attribute("service.instance.id", service + "-7d9f6c5b8-x2x7q"))
        .addAttributes(Telemetries.attribute("host.name", "node-3"))
        .addAttributes(Telemetries.attribute("k8s.namespace.name", "shop"))
        .addAttributes(Telemetries.attribute("k8s.pod.name", service + "-7d9f6c5b8-x2x7q"))
        .addAttributes(Telemetries.attribute("process.runtime.version", "25.0.1+8"))
        .addAttributes(Telemetries.attribute("telemetry.sdk.language", "java"))
        .build();
  }

  private void line(
      String service, long time, String level, String message, String trace, String span) {
    line(service, time, level, message, trace, span, false);
  }

  private void line(
      String service,
      long time,
      String level,
      String message,
      String trace,
      String span,
      boolean thrown) {
    ObjectNode line = JSON.createObjectNode();
    line.put("timestamp", NINE_DIGITS.format(Instant.ofEpochSecond(0, time)));
    line.put("level", level).put("message", message);
    line.put("logger", "com.example." + service + ".Service")
        .put("thread", "http-nio-8080-exec-" + random.nextInt(9));
    line.put("trace_id", trace).put("span_id", span).put("trace_flags", "01");
    line.put("application", service).put("environment", "dev");
    line.put("duration_ms", random.nextInt(200));
    line.putObject("customer").put("id", 7000 + random.nextInt(999)).put("tier", "gold");
    if (thrown) {
      line.putObject("exception")
          .put("type", "com.example.payment.DeclinedException")
          .put("message", "insufficient funds")
          .put("stack_trace", stack())
          .put("stack_hash", "9f31c07a");
    }
    lines
        .computeIfAbsent(service, name -> JSON.createArrayNode())
        .add(JSON.createArrayNode().add(Long.toString(time)).add(line.toString()));
  }

  private static String stack() {
    return """
        com.example.payment.DeclinedException: insufficient funds
        \tat com.example.payment.AcmePay.charge(AcmePay.java:88)
        \tat com.example.payment.ChargeController.charge(ChargeController.java:41)
        \tat org.springframework.web.method.support.InvocableHandlerMethod.doInvoke(InvocableHandlerMethod.java:258)
        \tat jakarta.servlet.http.HttpServlet.service(HttpServlet.java:590)
        Caused by: java.io.IOException: HTTP 402 from api.acme-pay.example
        \tat com.example.payment.AcmePay.send(AcmePay.java:121)
        \t... 46 more""";
  }

  private void send(String tenant) throws Exception {
    var request = ExportTraceServiceRequest.newBuilder();
    spans.values().forEach(request::addResourceSpans);
    check(
        new Sender(sink.otlpHttp())
            .with("X-Scope-OrgID", tenant)
            .post("/v1/traces", "application/x-protobuf", request.build().toByteArray()));
    ObjectNode push = JSON.createObjectNode();
    ArrayNode streams = push.putArray("streams");
    lines.forEach(
        (service, values) -> {
          ObjectNode stream = streams.addObject();
          stream
              .putObject("stream")
              .put("application", service)
              .put("environment", "dev")
              .put("namespace", "shop")
              .put("cluster", "laptop");
          stream.set("values", values);
        });
    check(
        new Sender(sink).with("X-Scope-OrgID", tenant).json("/loki/api/v1/push", push.toString()));
    spans.clear();
    lines.clear();
  }

  static void check(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  private String hex(int bytes) {
    byte[] id = new byte[bytes];
    random.nextBytes(id);
    id[0] |= 1;
    return hex(ByteString.copyFrom(id));
  }

  private static String hex(ByteString id) {
    StringBuilder text = new StringBuilder();
    ByteBuffer bytes = id.asReadOnlyByteBuffer();
    while (bytes.hasRemaining()) {
      text.append(String.format("%02x", bytes.get()));
    }
    return text.toString();
  }
}
