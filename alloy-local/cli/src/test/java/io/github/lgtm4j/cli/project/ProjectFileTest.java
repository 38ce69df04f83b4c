/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFileTest {
  private static final String DAMAGE = ":{}[]-,\"'\n \t%&*!|>#0a";

  @TempDir Path folder;

  @Test
  void applications_asWritten_areRead() throws Exception {
    Project project =
        read(
            """
            stack: {tenant: ops}
            legacy-names: false
            tiers:
              tier1: {error-ratio: 2%}
            applications:
              checkout:
                team: payments
                tier: tier1
                tenant: shop
                thresholds: {throughput: 10/s, latency-p95: 300ms}
                environments:
                  prod: {cluster: eu-1, namespace: shop, thresholds: {latency-p95: 0.2s}}
                  staging: {tenant: play}
              reports:
                environments: {dev: }
            """);

    assertThat(project.stackTenant()).isEqualTo("ops");
    assertThat(project.legacyNames()).isFalse();
    assertThat(project.tiers().get("tier1", Threshold.ERROR_RATIO))
        .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("0.02"));
    assertThat(project.tiers().get("tier1", Threshold.HEAP))
        .as("what the file does not name keeps its default")
        .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("0.85"));
    Application checkout = project.applications().get(0);
    assertThat(checkout.team()).isEqualTo("payments");
    Deployment prod = checkout.deployments().get(0);
    assertThat(prod.tenant()).isEqualTo("shop");
    assertThat(prod.clusters()).containsExactly("eu-1");
    assertThat(prod.thresholds().get(Threshold.LATENCY_P95))
        .as("the environment's wins")
        .isEqualByComparingTo(new BigDecimal("0.2"));
    assertThat(prod.thresholds().get(Threshold.THROUGHPUT)).isEqualByComparingTo("10");
    assertThat(checkout.deployments().get(1).tenant()).isEqualTo("play");
    Application reports = project.applications().get(1);
    assertThat(reports.tier()).isEqualTo("tier2");
    assertThat(reports.deployments())
        .containsExactly(
            new Deployment(
                "dev",
                "dev",
                List.of(),
                null,
                new Deployment.Endpoints("9464", "/metrics", null),
                Map.of()));
  }

  @Test
  void emptyFile_isAProjectWithoutApplications() throws Exception {
    assertThat(read("").applications()).isEmpty();
    assertThat(read("# nothing yet\n").links()).isEqualTo(Links.PLACEHOLDERS);
  }

  @Test
  void everythingWrong_isToldAtOnceWithItsPlaceAndWhatToDo() throws Exception {
    assertThat(
            problemsOf(
                """
                links: {grafana: grafana.example}
                tiers:
                  tier1:
                    error-rate: 1%
                    latency-bound: 300ms
                    availability: 90%
                    throughput: 10
                    heap: 120%
                    cpu: [1, 2]
                  tier4: {}
                applications:
                  checkout:
                    tier: gold
                    tenant: __mimir_cluster
                    environments:
                      production: {}
                  checkout:
                    environments: {prod: {}}
                  orders: {}
                  "a\\"b": {environments: {prod: {}}}
                  late: yes
                """))
        .containsExactly(
            "lgtm4j.yaml has 16 problems:",
            "lgtm4j.yaml:1:18: links.grafana must be an address that begins with http:// or https://,"
                + " not \"grafana.example\"",
            "lgtm4j.yaml:4:5: tiers.tier1.error-rate is unknown: use one of availability,"
                + " latency-share, latency-bound, error-ratio, latency-p95, apdex, apdex-satisfied,"
                + " apdex-tolerated, throughput, minimum-requests, heap, gc-time, cpu, pool,"
                + " log-errors",
            "lgtm4j.yaml:5:20: tiers.tier1.latency-bound must be a bound of the histogram's buckets:"
                + " 0.005s, 0.01s, 0.025s, 0.05s, 0.075s, 0.1s, 0.25s, 0.5s, 0.75s, 1s, 2.5s, 5s,"
                + " 7.5s, 10s, not \"300ms\"",
            "lgtm4j.yaml:6:19: tiers.tier1.availability must be a share from 94% to below 100%, such"
                + " as 99.9%, not \"90%\"",
            "lgtm4j.yaml:7:17: tiers.tier1.throughput must be so many a second, such as 10/s, not"
                + " \"10\"",
            "lgtm4j.yaml:8:11: tiers.tier1.heap must be a share such as 5% or 0.05, above 0 and at"
                + " most 100%, not \"120%\"",
            "lgtm4j.yaml:9:10: tiers.tier1.cpu must be a share such as 5% or 0.05, above 0 and at"
                + " most 100%, not something nested",
            "lgtm4j.yaml:10:3: tiers.tier4 is unknown: use one of tier1, tier2, tier3",
            "lgtm4j.yaml:13:11: applications.checkout.tier must be tier1, tier2 or tier3, not"
                + " \"gold\"",
            "lgtm4j.yaml:14:13: applications.checkout.tenant must be a tenant of Mimir, Loki and"
                + " Tempo, such as team-a, not \"__mimir_cluster\"",
            "lgtm4j.yaml:16:7: applications.checkout.environments.production is unknown: use one of"
                + " dev, staging, prod",
            "lgtm4j.yaml:17:3: applications.checkout is given twice: remove this one or that in line"
                + " 12",
            "lgtm4j.yaml:19:3: applications.orders must have environments, such as environments:"
                + " {prod: {}}",
            "lgtm4j.yaml:20:3: applications.a\"b must be a name of at most 255 characters, without"
                + " quotes and backslashes",
            "lgtm4j.yaml:21:3: applications.late must have environments, such as environments: {prod:"
                + " {}}",
            "lgtm4j.yaml:21:9: applications.late must have keys and values under it");
  }

  @Test
  void brokenYaml_isToldWithItsPlace() throws Exception {
    assertThat(problemsOf("applications:\n  checkout: {tier: [\n"))
        .containsExactly(
            "lgtm4j.yaml has a problem:",
            "lgtm4j.yaml:3:1: is not YAML: expected the node content, but found '<stream end>'");
  }

  @Test
  void randomDamage_isToldAndNeverThrownOtherwise() throws Exception {
    String good =
        Files.readString(root().resolve("platform/rules/example/lgtm4j.yaml")).substring(0, 400);
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      StringBuilder damaged = new StringBuilder(good);
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
        damaged.setCharAt(random.nextInt(damaged.length()), c);
      }
      try {
        read(damaged.toString());
      } catch (ProjectException e) {
        assertThat(e).hasMessageContaining("lgtm4j.yaml has ");
      }
    }
  }

  private Project read(String text) throws IOException, ProjectException {
    Path file = folder.resolve("lgtm4j.yaml");
    Files.writeString(file, text);
    return ProjectFile.read(file);
  }

  private List<String> problemsOf(String text) {
    List<String> lines = new ArrayList<>();
    assertThatExceptionOfType(ProjectException.class)
        .isThrownBy(() -> read(text))
        .satisfies(
            e ->
                e.getMessage()
                    .lines()
                    .map(line -> line.replace(folder + "/", ""))
                    .forEach(lines::add));
    return lines;
  }

  private static Path root() {
    return Path.of(System.getProperty("lgtm4j.root"));
  }
}
