/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.project.ProjectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenderCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final Path EXAMPLE = ROOT.resolve("platform/rules/example/lgtm4j.yaml");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();

  @Test
  void render_twice_givesTheSameBytes() throws Exception {
    assertThat(render("-f", EXAMPLE.toString(), "-o", folder.resolve("a").toString())).isZero();
    assertThat(render("-f", EXAMPLE.toString(), "-o", folder.resolve("b").toString())).isZero();

    assertThat(files("a")).isEqualTo(files("b"));
    assertThat(files("a").keySet())
        .contains(
            "prod/metrics/red.yaml",
            "prod/metrics/thresholds.yaml",
            "prod/metrics/applications.yaml",
            "prod/logs/error-bursts.yaml",
            "staging/metrics/applications.yaml",
            "back-office/metrics/applications.yaml",
            "platform/metrics/lgtm.yaml");
  }

  @Test
  void render_ofTheExample_isAsCommitted() throws Exception {
    Map<String, String> rendered = RenderedRules.of(ProjectFile.read(EXAMPLE));

    for (String name : List.of("metrics/applications.yaml", "logs/error-bursts.yaml")) {
      golden("platform/rules/example/prod/" + name, rendered.get("prod/" + name));
    }
    assertThat(rendered.get("prod/metrics/thresholds.yaml"))
        .as("the file's own threshold of tier1")
        .contains("0.3 * application:info{tier=\"tier1\"}");
    assertThat(rendered.get("prod/metrics/red.yaml"))
        .contains("https://wiki.shop.example/runbooks/application-down")
        .contains("https://grafana.shop.example/d/lgtm4j-overview?")
        .doesNotContain("example.com");
  }

  @Test
  void committedThresholds_areThoseOfTheTiers() throws Exception {
    golden(
        "platform/rules/applications/thresholds.yaml",
        ThresholdRules.text(ProjectFile.withoutApplications().tiers()));
    golden(
        "platform/rules/logs/error-bursts.yaml",
        ErrorBurstRules.text(ProjectFile.withoutApplications(), "any"));
  }

  @Test
  void render_passesPromtool() throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "no " + PROMTOOL);
    render("-f", EXAMPLE.toString(), "-o", folder.resolve("a").toString());

    List<String> command = new ArrayList<>(List.of(PROMTOOL.toString(), "check", "rules"));
    files("a").keySet().stream()
        .filter(path -> path.contains("/metrics/"))
        .forEach(path -> command.add(folder.resolve("a").resolve(path).toString()));
    assertSucceeds(command);
  }

  /** Seven requests in a thousand fail: too many for checkout, which says so, not for its tier. */
  @Test
  void threshold_ofTheFile_decidesWhetherAnAlertFires() throws Exception {
    assumeTrue(Files.isExecutable(PROMTOOL), "no " + PROMTOOL);
    render("-f", EXAMPLE.toString(), "-o", folder.resolve("a").toString());
    Path test = folder.resolve("test.yaml");
    Files.writeString(
        test,
        """
        rule_files: [a/prod/metrics/red.yaml, a/prod/metrics/thresholds.yaml, a/prod/metrics/applications.yaml]
        evaluation_interval: 30s
        tests:
          - interval: 1m
            input_series:
              - {series: 'up{application="checkout", environment="prod", tier="tier1"}', values: 1x30}
              - {series: 'up{application="basket", environment="prod", tier="tier1"}', values: 1x30}
              - {series: 'http_server_request_duration_seconds_count{application="checkout", environment="prod", tier="tier1", http_response_status_code="200"}', values: 0+993x30}
              - {series: 'http_server_request_duration_seconds_count{application="checkout", environment="prod", tier="tier1", http_response_status_code="500"}', values: 0+7x30}
              - {series: 'http_server_request_duration_seconds_count{application="basket", environment="prod", tier="tier1", http_response_status_code="200"}', values: 0+993x30}
              - {series: 'http_server_request_duration_seconds_count{application="basket", environment="prod", tier="tier1", http_response_status_code="500"}', values: 0+7x30}
            promql_expr_test:
              - expr: 'count by (application) (ALERTS{alertname="ApplicationHighErrorRate", alertstate="firing"})'
                eval_time: 20m
                exp_samples: [{labels: '{application="checkout"}', value: 1}]
        """);

    assertSucceeds(List.of(PROMTOOL.toString(), "test", "rules", test.toString()));
  }

  @Test
  void render_asKubernetesResources_carriesTenantAndType() throws Exception {
    render("-f", EXAMPLE.toString(), "-o", folder.resolve("k").toString(), "--kubernetes");

    assertThat(files("k").get("back-office/logs/logs.yaml"))
        .startsWith(
            """
            apiVersion: monitoring.coreos.com/v1
            kind: PrometheusRule
            metadata:
              name: lgtm4j-back-office-logs-logs
              labels:
                tenant: "back-office"
                type: logs
            spec:
            """)
        .contains("\n  groups:\n    - name: lgtm4j-log-records\n");
  }

  @Test
  void render_withoutAFolder_printsEveryFile() {
    assertThat(render("-f", EXAMPLE.toString())).isZero();

    assertThat(printed.toString())
        .startsWith("---\n# back-office/logs/error-bursts.yaml\n")
        .contains("---\n# prod/metrics/applications.yaml\n");
  }

  @Test
  void render_ofWhatIsNotThere_saysWhatToDo() {
    assertThat(render("-f", folder.resolve("none.yaml").toString()))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(printed.toString()).contains("none.yaml is not there: give the path");
  }

  @Test
  void everyStaticFile_ofThePlatform_isRendered() throws Exception {
    assertThat(names("applications"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(StaticRules.APPLICATIONS, StaticRules.LEGACY_NAMES, List.of("thresholds"))
                .flatMap(List::stream)
                .toList());
    assertThat(names("stack")).containsExactlyInAnyOrderElementsOf(StaticRules.STACK);
    assertThat(names("logs")).containsExactlyInAnyOrder("logs", "error-bursts");
  }

  private int render(String... arguments) {
    CommandLine command = new CommandLine(new RulesCommand());
    PrintWriter out = new PrintWriter(printed);
    List<String> all = new ArrayList<>(List.of("render"));
    all.addAll(List.of(arguments));
    return command.setOut(out).setErr(out).execute(all.toArray(String[]::new));
  }

  private Map<String, String> files(String name) throws IOException {
    Path top = folder.resolve(name);
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(top)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(top.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static List<String> names(String name) throws IOException {
    try (Stream<Path> found = Files.list(ROOT.resolve("platform/rules").resolve(name))) {
      return found.map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
    }
  }

  private static void golden(String name, String text) throws IOException {
    Path file = ROOT.resolve(name);
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s: when the new text is right, -Dlgtm4j.update=true writes it", name)
        .isEqualTo(Files.readString(file));
  }

  private static void assertSucceeds(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }
}
