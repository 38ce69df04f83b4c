/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import java.util.Map;

/** What production would refuse, or what is usually a mistake: each kind once or a few times. */
final class SampleMistakes {

  private SampleMistakes() {}

  static void send(LocalSink sink) throws Exception {
    long now = System.currentTimeMillis();
    Sender shop = new Sender(sink).with("X-Scope-OrgID", SampleShop.TENANT);
    Sender billing = new Sender(sink).with("X-Scope-OrgID", "billing-dev");
    String invoices = "{application=\"invoices\", environment=\"dev\"}";
    for (int i = 0; i < 3; i++) {
      push(
          billing,
          invoices,
          now,
          "{\"level\":\"info\",\"message\":\"" + "x".repeat(270_000) + "\"}");
    }
    push(billing, invoices, now, "java.lang.IllegalStateException: no template for invoice I-7");
    for (int i = 0; i < 12; i++) {
      push(
          billing,
          invoices,
          now + i,
          "\tat com.example.invoices.Renderer.render(Renderer.java:" + (40 + i) + ")");
    }
    push(
        shop,
        "{application=\"search\", environment=\"dev\", trace_id=\"0af7651916cd43dd8448eb211c80319c\"}",
        now,
        "Reindexing 18,204 products");
    push(shop, "{application=\"legacy\", environment=\"develop\"}", now, "Listening on 8080");
    for (int i = 0; i < 130; i++) {
      shop.snappy(
          "/api/v1/push",
          PushRequests.series(
              Map.of(
                  "__name__",
                  "shop_cart_size",
                  "application",
                  "shop",
                  "environment",
                  "dev",
                  "session",
                  "s-" + i),
              now,
              i % 7));
    }
    new Sender(sink.otlpHttp())
        .with("X-Scope-OrgID", "billing-dev")
        .json(
            "/v1/metrics",
            """
            {"resourceMetrics": [{"resource": {"attributes": [
               {"key": "service.name", "value": {"stringValue": "unknown_service:java"}},
               {"key": "environment", "value": {"stringValue": "dev"}}]},
              "scopeMetrics": [{"metrics": [{"name": "invoices.rendered", "sum": {"isMonotonic": true,
                "aggregationTemporality": 1, "dataPoints": [{"timeUnixNano": "%d", "asDouble": 40}]}}]}]}]}
            """
                .formatted(now * 1_000_000));
  }

  private static void push(Sender sender, String labels, long millis, String line)
      throws Exception {
    sender.snappy("/loki/api/v1/push", PushRequests.of(labels, millis, line, Map.of()));
  }
}
