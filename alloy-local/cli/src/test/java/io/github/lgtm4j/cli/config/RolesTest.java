/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Least privilege, both ways: what an agent asks the Kubernetes API for is what its role allows.
 */
class RolesTest {
  private static final String CASES = "alloy-local/config/cases/";
  private static final String OVERLAYS = "alloy-local/config/manifests/overlays/";

  @TempDir private Path folder;
  @TempDir private Path kustomization;

  @ParameterizedTest
  @CsvSource({
    CASES + "kubernetes, " + OVERLAYS + "prod",
    CASES + "kubernetes-api, " + OVERLAYS + "restricted",
    "platform/sink/cases/rules, platform/sink/manifests/rules"
  })
  void role_ofTheOverlay_isWhatTheConfigAsksFor(String testCase, String overlay) throws Exception {
    assertThatRoleFits(Manifests.rendered(Checkout.ROOT.resolve(overlay)), testCase);
  }

  @ParameterizedTest
  @CsvSource({CASES + "kubernetes-monitors, monitors", CASES + "kubernetes-podlogs, pod-logs"})
  void role_withTheComponent_isWhatTheConfigAsksFor(String testCase, String component)
      throws Exception {
    assertThatRoleFits(Manifests.withComponent(component, kustomization), testCase);
  }

  @Test
  void sink_rendered_hasNoTokenForTheApi() throws Exception {
    List<JsonNode> objects =
        Manifests.rendered(Checkout.ROOT.resolve("platform/sink/manifests/overlays/prod"));
    assertThat(objects).noneMatch(object -> object.path("kind").asText().endsWith("Role"));
    assertThat(Manifests.podsOf(objects))
        .isNotEmpty()
        .allMatch(pod -> !pod.path("automountServiceAccountToken").asBoolean(true));
  }

  private void assertThatRoleFits(List<JsonNode> objects, String testCase) throws Exception {
    Set<String> allowed = allowed(Manifests.only(objects, "ClusterRole"));
    Path caseFile = Checkout.ROOT.resolve(testCase).resolve("case.yaml");
    try (ConfigRun run =
        new ConfigRun(
            Checkout.alloy(), TestCase.read(caseFile), caseFile.resolveSibling("."), folder)) {
      run.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .during(Duration.ofSeconds(2))
          .untilAsserted(() -> assertThat(asked(run)).isEqualTo(allowed));
    }
  }

  /**
   * Verb and resource, as the fake API notes them: {@code list podmonitors.monitoring.coreos.com}.
   */
  private static Set<String> allowed(JsonNode role) {
    Set<String> allowed = new TreeSet<>();
    for (JsonNode rule : role.path("rules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        String suffix = group.asText().isEmpty() ? "" : "." + group.asText();
        for (JsonNode resource : rule.path("resources")) {
          for (JsonNode verb : rule.path("verbs")) {
            allowed.add(verb.asText() + " " + resource.asText() + suffix);
          }
        }
      }
    }
    return allowed;
  }

  private static Set<String> asked(ConfigRun run) {
    Set<String> asked = new TreeSet<>();
    // A watch that begins with the list may be answered by an older API with a list: both are
    // needed.
    for (String request : run.kubernetes().asked()) {
      String verbAndResource = request.substring(0, request.lastIndexOf(' '));
      asked.add(verbAndResource);
      if (verbAndResource.startsWith("watch ")) {
        asked.add(verbAndResource.replace("watch ", "list "));
      }
    }
    return asked;
  }
}
