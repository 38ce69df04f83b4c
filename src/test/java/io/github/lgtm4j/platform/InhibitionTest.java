/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RuleFiles.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which alerts keep others silent, asked of a real Alertmanager. */
class InhibitionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHECKOUT =
      " environment=prod tenant=prod cluster=eu-1 application=checkout";
  private static final String BASKET =
      " environment=prod tenant=prod cluster=eu-1 application=basket";

  @TempDir Path folder;

  @Test
  void whatFollowsFromAnotherAlert_isKeptSilentAndNothingElseIs() throws Exception {
    int port = Server.freePort();
    try (Server alertmanager =
        Server.start(
            Tool.named("alertmanager"),
            List.of(
                "--config.file=" + PLATFORM.resolve("alertmanager/alertmanager.yaml"),
                "--storage.path=" + folder,
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + port),
            port,
            "/-/ready",
            folder.resolve("alertmanager.log"))) {
      post(
          alertmanager,
          "alertname=ApplicationDown severity=critical category=availability" + CHECKOUT,
          "alertname=ApplicationHighErrorRate severity=warning category=errors" + CHECKOUT,
          "alertname=ConnectionPoolTimeouts severity=critical category=saturation" + CHECKOUT,
          "alertname=ErrorBudgetBurnsFast severity=critical category=slo" + BASKET,
          "alertname=ErrorBudgetBurnsSlowly severity=warning category=slo" + BASKET,
          "alertname=ApplicationHighLatency severity=warning category=latency" + BASKET,
          "alertname=JvmHeapSaturated severity=warning category=saturation" + BASKET,
          "alertname=AlloyDown severity=critical category=lgtm-health cluster=eu-1",
          "alertname=LokiHighCardinality severity=warning category=lgtm-health cluster=eu-1",
          "alertname=ApplicationSilent severity=warning category=telemetry cluster=eu-1 application=a",
          "alertname=ApplicationSilent severity=warning category=telemetry cluster=us-1 application=b");

      // Not more than the shortest group_wait: nobody is to be notified by a test.
      Awaitility.await()
          .atMost(Duration.ofSeconds(8))
          .untilAsserted(
              () ->
                  assertThat(inhibited(alertmanager))
                      .containsExactly(
                          "ApplicationHighErrorRate checkout",
                          "ApplicationHighLatency basket",
                          "ApplicationSilent a",
                          "ConnectionPoolTimeouts checkout",
                          "ErrorBudgetBurnsSlowly basket"));
    }
  }

  /** Who is called at night must not be one whose calls wait for the morning. */
  @Test
  void routesThatCall_areNeverMuted() throws Exception {
    Map<String, Object> configuration =
        RuleFiles.yaml(PLATFORM.resolve("alertmanager/alertmanager.yaml"));
    Set<Object> calling =
        RuleFiles.maps(configuration.get("receivers")).stream()
            .filter(receiver -> receiver.containsKey("pagerduty_configs"))
            .map(receiver -> receiver.get("name"))
            .collect(Collectors.toSet());
    @SuppressWarnings("unchecked")
    Map<String, Object> top = (Map<String, Object>) configuration.get("route");
    List<Map<String, Object>> routes = routes(top).toList();

    assertThat(routes).extracting(route -> route.get("receiver")).containsAll(calling);
    assertThat(routes)
        .filteredOn(route -> calling.contains(route.get("receiver")))
        .noneMatch(route -> route.containsKey("mute_time_intervals"));
    assertThat(routes).anyMatch(route -> route.containsKey("mute_time_intervals"));
  }

  private static Stream<Map<String, Object>> routes(Map<String, Object> route) {
    return Stream.concat(
        Stream.of(route),
        RuleFiles.maps(route.get("routes")).stream().flatMap(InhibitionTest::routes));
  }

  private static void post(Server alertmanager, String... alerts) throws Exception {
    var body = JSON.createArrayNode();
    for (String alert : alerts) {
      var labels = body.addObject().putObject("labels");
      for (String label : alert.split(" ")) {
        labels.put(label.replaceFirst("=.*", ""), label.replaceFirst(".*=", ""));
      }
    }
    var answer = alertmanager.post("/api/v2/alerts", body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static Set<String> inhibited(Server alertmanager) throws Exception {
    Set<String> inhibited = new TreeSet<>();
    for (JsonNode alert : JSON.readTree(alertmanager.get("/api/v2/alerts").body())) {
      if (!alert.path("status").path("inhibitedBy").isEmpty()) {
        JsonNode labels = alert.path("labels");
        inhibited.add(
            labels.path("alertname").asText() + " " + labels.path("application").asText());
      }
    }
    return inhibited;
  }
}
