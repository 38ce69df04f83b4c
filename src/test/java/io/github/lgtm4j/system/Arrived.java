/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What arrived through one way in.
 *
 * @param page the scrape
 * @param resource the attributes of the spans' resource
 * @param order the line of an order
 * @param failure the line of a failure
 */
record Arrived(MetricsPage page, Map<String, String> resource, JsonNode order, JsonNode failure) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> IDENTITY =
      Map.of(
          "LGTM_APPLICATION", "shop",
          "LGTM_ENVIRONMENT", "staging",
          "LGTM_TENANT", "team-a",
          "LGTM_CLUSTER", "laptop",
          "LGTM_TEAM", "payments",
          "LGTM_METRICS_HOST", "localhost");

  static Arrived through(WayIn way) throws Exception {
    try (LocalSink sink = LocalSink.start();
        ShopProcess shop = ShopProcess.start(way, sink, IDENTITY)) {
      shop.get("/api/orders/1");
      shop.get("/api/error");
      shop.get("/health");
      boolean arrived =
          sink.telemetry()
              .await(
                  Duration.ofSeconds(30), telemetry -> !telemetry.spans(SpanQuery.all()).isEmpty());
      if (!arrived) {
        throw new AssertionError(way + " sent no span");
      }
      Span span = sink.telemetry().spans(SpanQuery.all()).get(0);
      Map<String, String> resource = new TreeMap<>();
      span.resource().forEach((name, value) -> resource.put(name, String.valueOf(value)));
      return new Arrived(
          MetricsPage.of(Scrape.of(shop.metrics()).get().body()),
          resource,
          line(shop.lines(), "Order "),
          line(shop.lines(), "Request failed"));
    }
  }

  /** Labels of a metric, over all its series; an empty one is none to Prometheus. */
  Set<String> labels(String metric) {
    Set<String> names = new TreeSet<>();
    page.family(metric)
        .forEach(
            sample ->
                sample
                    .labels()
                    .forEach(
                        (name, value) -> {
                          if (!value.isEmpty() && !name.equals("le")) {
                            names.add(name);
                          }
                        }));
    return names;
  }

  private static JsonNode line(List<String> lines, String message) throws Exception {
    for (String line : lines) {
      if (line.startsWith("{")) {
        JsonNode json = JSON.readTree(line);
        if (json.path("message").asText().startsWith(message)) {
          return json;
        }
      }
    }
    throw new AssertionError("No line of JSON begins with " + message + " in\n" + lines);
  }
}
