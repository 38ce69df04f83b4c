/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RuleFiles.PLATFORM;
import static io.github.lgtm4j.platform.RuleFiles.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule files of {@code platform/rules}, held against promtool, lokitool and each other. */
class RulesTest {
  @TempDir Path folder;

  @Test
  void metricRules_passPromtool() throws Exception {
    Tool.named("promtool").run(Tool.arguments(List.of("check", "rules"), RuleFiles.metrics()));
  }

  @Test
  void metricRules_fireWhenTheyShouldAndAreSilentOtherwise() throws Exception {
    Tool.named("promtool")
        .run(Tool.arguments(List.of("test", "rules"), RuleFiles.in("rules/tests")));
  }

  /** promtool does not know what is not tested; this does. */
  @Test
  void everyAlert_hasACaseThatFiresAndOneThatIsSilent() throws Exception {
    Set<String> firing = new HashSet<>();
    Set<String> silent = new HashSet<>();
    for (Map<String, Object> test : tests()) {
      for (Map<String, Object> expected : RuleFiles.maps(test.get("alert_rule_test"))) {
        boolean fires = !RuleFiles.maps(expected.get("exp_alerts")).isEmpty();
        (fires ? firing : silent).add((String) expected.get("alertname"));
      }
    }
    List<String> alerts =
        RuleFiles.alerts(RuleFiles.metrics()).stream()
            .map(rule -> (String) rule.get("alert"))
            .toList();

    assertThat(alerts).doesNotHaveDuplicates();
    assertThat(firing)
        .as("alerts with a case that fires")
        .containsExactlyInAnyOrderElementsOf(alerts);
    assertThat(silent).as("alerts with a silent case").containsExactlyInAnyOrderElementsOf(alerts);
  }

  @Test
  void everyRecord_hasACaseWithAValueAndOneWithout() throws Exception {
    Set<String> present = new HashSet<>();
    Set<String> absent = new HashSet<>();
    for (Map<String, Object> test : tests()) {
      for (Map<String, Object> expected : RuleFiles.maps(test.get("promql_expr_test"))) {
        boolean has = !RuleFiles.maps(expected.get("exp_samples")).isEmpty();
        // Only an expression that is the series itself speaks of that series.
        String name = ((String) expected.get("expr")).replaceFirst("[{].*", "");
        (has ? present : absent).add(name);
      }
    }
    Set<String> records = new HashSet<>();
    RuleFiles.rules(RuleFiles.metrics()).stream()
        .filter(rule -> rule.containsKey("record"))
        .forEach(rule -> records.add((String) rule.get("record")));

    assertThat(present).as("records with a value in a case").containsAll(records);
    assertThat(absent).as("records without a value in a case").containsAll(records);
  }

  @Test
  void everyAlert_saysWhatHowBadAndWhereToLook() throws Exception {
    Map<String, Object> dashboards = RuleFiles.yaml(PLATFORM.resolve("dashboards.yaml"));
    for (Map<String, Object> alert : allAlerts()) {
      String name = (String) alert.get("alert");
      Map<String, String> labels = RuleFiles.texts(alert, "labels");
      Map<String, String> annotations = RuleFiles.texts(alert, "annotations");
      assertThat(labels).as(name).containsOnlyKeys("severity", "category");
      assertThat(labels.get("severity")).as(name).isIn("critical", "warning", "none");
      assertThat(annotations)
          .as(name)
          .containsOnlyKeys("summary", "description", "runbook_url", "dashboard_url");
      assertThat(annotations.get("runbook_url"))
          .as(name)
          .isEqualTo("https://runbooks.example.com/" + RuleFiles.page(name));
      String uid =
          annotations
              .get("dashboard_url")
              .replaceFirst("https://grafana[.]example[.]com/d/", "")
              .replaceFirst("[?].*", "");
      assertThat(dashboards).as(name).containsKey(uid);
    }
  }

  @Test
  void everyAlert_hasARunbookPageAndEveryPageAnAlert() throws Exception {
    Path pages = ROOT.resolve("docs/runbooks");
    List<String> expected = new ArrayList<>(List.of("README.md"));
    for (Map<String, Object> alert : allAlerts()) {
      String name = (String) alert.get("alert");
      expected.add(RuleFiles.page(name) + ".md");
      assertThat(pages.resolve(RuleFiles.page(name) + ".md"))
          .content()
          .startsWith("# " + name + "\n")
          .contains("## What it means", "## What to look at", "## What to do");
    }
    try (var files = Files.list(pages)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /** Every series of the applications that a rule reads is one of the contract, or of the stack. */
  @Test
  void metricNames_ofApplications_areThoseOfTheContract() throws Exception {
    Set<String> known = new HashSet<>();
    Metrics.ALL.forEach(
        metric -> {
          for (String suffix : List.of("", "_bucket", "_count", "_sum")) {
            known.add(metric.prometheusName() + suffix);
          }
        });
    for (Map<String, Object> rule : RuleFiles.rules(RuleFiles.metrics())) {
      var names =
          Pattern.compile("\\b(?:http_server|http_client|jvm|db_client)_\\w+(?=[{\\[])")
              .matcher((String) rule.get("expr"));
      while (names.find()) {
        assertThat(known).as((String) rule.get("expr")).contains(names.group());
      }
    }
  }

  /** LogQL, by Loki's own parser: the rules as they are, and those rendered for the example. */
  @Test
  void logRules_passLokitool() throws Exception {
    Tool lokitool = Tool.named("lokitool");
    List<Path> files = new ArrayList<>(RuleFiles.logs());
    files.addAll(RuleFiles.in("rules/example/prod/logs"));
    for (Path file : files) {
      // It writes the file in its own format; ours is not its to write.
      Path copy =
          Files.copy(file, folder.resolve("rules.yaml"), StandardCopyOption.REPLACE_EXISTING);
      int rules = RuleFiles.rules(List.of(file)).size();
      assertThat(lokitool.run(List.of("rules", "lint", copy.toString())))
          .contains("SUCCESS: " + rules + " rules found");
    }
  }

  private static List<Map<String, Object>> allAlerts() throws Exception {
    List<Map<String, Object>> alerts = new ArrayList<>(RuleFiles.alerts(RuleFiles.metrics()));
    alerts.addAll(RuleFiles.alerts(RuleFiles.logs()));
    return alerts;
  }

  private static List<Map<String, Object>> tests() throws Exception {
    List<Map<String, Object>> tests = new ArrayList<>();
    for (Path file : RuleFiles.in("rules/tests")) {
      tests.addAll(RuleFiles.maps(RuleFiles.yaml(file).get("tests")));
    }
    return tests;
  }
}
