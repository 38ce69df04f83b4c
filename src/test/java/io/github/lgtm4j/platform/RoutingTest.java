/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RuleFiles.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what: the routing tree, asked as Alertmanager would. */
class RoutingTest {
  private static final Path CONFIGURATION = PLATFORM.resolve("alertmanager/alertmanager.yaml");

  /** The cases of the next test, which must name every receiver. */
  private static final String CASES =
      """
      dead-mans-switch    | alertname=Watchdog severity=none category=watchdog
      platform-oncall     | alertname=AlloyDown severity=critical category=lgtm-health cluster=eu-1
      platform-team       | alertname=LokiHighCardinality severity=warning category=lgtm-health tenant=prod
      infrastructure-team | alertname=PodCrashLooping severity=critical category=infrastructure namespace=shop
      platform-team       | alertname=NodeMemoryPressure severity=warning category=infrastructure
      platform-team       | alertname=ApplicationSeriesGrow severity=warning category=cost tenant=prod tier=tier1
      platform-team       | alertname=PersistentVolumeFillsUp severity=warning category=prediction
      telemetry           | alertname=AgentExportFails severity=warning category=telemetry tenant=prod tier=tier1
      stage-team          | alertname=ApplicationDown severity=critical category=availability environment=staging tenant=shop tier=tier1
      stage-team          | alertname=ApplicationDown severity=critical category=availability environment=dev tier=tier1
      stage-team          | alertname=ApplicationDown severity=critical category=availability tenant=stage tier=tier1
      team-channel        | alertname=ApplicationTrafficBelowBand severity=warning category=anomaly tenant=prod tier=tier1 team=payments application=checkout
      team-channel        | alertname=JvmHeapWillRunOut severity=warning category=prediction tenant=prod tier=tier1 team=payments application=checkout
      prod-oncall         | alertname=ApplicationDown severity=critical category=availability environment=prod tenant=prod
      tier1-oncall        | alertname=ErrorBudgetBurnsFast severity=critical category=slo environment=prod tenant=prod tier=tier1 team=payments
      tier1-oncall        | alertname=ApplicationDown severity=critical category=availability environment=prod tenant=shop tier=tier1
      tier1-channel       | alertname=ApplicationHighErrorRate severity=warning category=errors environment=prod tenant=prod tier=tier1
      team-channel        | alertname=ApplicationHighErrorRate severity=warning category=errors environment=prod tenant=prod tier=tier2 team=payments
      tier2-team          | alertname=ApplicationHighErrorRate severity=warning category=errors environment=prod tenant=shop tier=tier2
      tier3-team          | alertname=LogErrorBurst severity=warning category=logs environment=prod tenant=shop tier=tier3 team=payments
      default-receiver    | alertname=ApplicationHighErrorRate severity=warning category=errors environment=prod tenant=shop
      """;

  @Test
  void configuration_passesAmtool() throws Exception {
    assertThat(Tool.named("amtool").run(List.of("check-config", CONFIGURATION.toString())))
        .contains("SUCCESS");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = CASES)
  void alert_goesTo(String receiver, String labels) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "config",
                "routes",
                "test",
                "--config.file=" + CONFIGURATION,
                "--verify.receivers=" + receiver));
    arguments.addAll(Arrays.asList(labels.trim().split(" ")));
    Tool.named("amtool").run(arguments);
  }

  @Test
  void everyReceiver_hasACase() throws Exception {
    Set<String> receivers = new TreeSet<>();
    for (Map<String, Object> receiver :
        RuleFiles.maps(RuleFiles.yaml(CONFIGURATION).get("receivers"))) {
      receivers.add((String) receiver.get("name"));
    }
    assertThat(CASES.lines().map(line -> line.replaceFirst(" *[|].*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(receivers);
  }

  /** Every category that an alert has is one that a route or an inhibition could know. */
  @Test
  void categories_ofTheAlerts_areThoseOfTheReadme() throws Exception {
    Set<String> categories = new TreeSet<>();
    for (Map<String, Object> alert : RuleFiles.alerts(RuleFiles.metrics())) {
      categories.add(RuleFiles.texts(alert, "labels").get("category"));
    }
    for (Map<String, Object> alert : RuleFiles.alerts(RuleFiles.logs())) {
      categories.add(RuleFiles.texts(alert, "labels").get("category"));
    }
    assertThat(PLATFORM.resolve("README.md"))
        .content()
        .contains(categories.stream().map(category -> "| `" + category + "` |").toList());
  }
}
