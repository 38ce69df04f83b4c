/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.fixture.HttpSender;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One pod under one tenant, whose lines and spans a test writes itself. */
final class Load {
  static final TestCase.Pod POD =
      new TestCase.Pod(
          "checkout-1",
          "shop",
          "",
          Map.of(),
          Map.of(
              "loki.io/scrape", "true",
              "prometheus.io/scrape", "true",
              "prometheus.io/port", "${port}",
              "lgtm.io/application", "checkout"),
          List.of("http"),
          "plain.prom",
          "",
          "");

  private Load() {}

  /** The node's agent with that pod. */
  static TestCase test(Map<String, String> environment) {
    return new TestCase(
        "",
        "../..",
        "kubernetes/config.alloy",
        "public-preview",
        environment,
        Map.of(),
        Map.of(),
        Map.of("shop", Map.of()),
        List.of(POD),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Where the case's files are. */
  static Path folder() {
    return Checkout.CONFIG.resolve("cases/kubernetes");
  }

  static String line(String id) {
    return "{\"timestamp\":\"${now}\",\"level\":\"info\",\"message\":\"" + id + "\"}";
  }

  static String line(String id, String traceId) {
    return "{\"timestamp\":\"${now}\",\"level\":\"info\",\"message\":\""
        + id
        + "\",\"trace_id\":\""
        + traceId
        + "\",\"span_id\":\"b7ad6b7169203331\"}";
  }

  /** Sends spans with these trace ids; the name of each is its trace id. */
  static void spans(int port, List<String> traceIds) throws IOException {
    StringBuilder spans = new StringBuilder();
    long now = System.currentTimeMillis() * 1_000_000;
    for (String id : traceIds) {
      spans
          .append(spans.isEmpty() ? "" : ",")
          .append(
              "{\"traceId\":\"%s\",\"spanId\":\"b7ad6b7169203331\",\"name\":\"%s\",\"startTimeUnixNano\":\"%d\",\"endTimeUnixNano\":\"%d\"}"
                  .formatted(id, id, now, now + 1000));
    }
    HttpSender.post(
        InetAddress.getLoopbackAddress(),
        port,
        "/v1/traces",
        "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"checkout\"}},{\"key\":\"k8s.pod.uid\",\"value\":{\"stringValue\":\"uid-of-checkout-1\"}}]},\"scopeSpans\":[{\"spans\":["
            + spans
            + "]}]}]}");
  }
}
