/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomize makes of the manifests: whole, consistent, and with no right too many. */
class ManifestsTest {
  private static final String MANIFESTS = "alloy-local/config/manifests/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        MANIFESTS + "overlays/dev",
        MANIFESTS + "overlays/staging",
        MANIFESTS + "overlays/prod",
        MANIFESTS + "overlays/per-signal",
        MANIFESTS + "overlays/restricted",
        MANIFESTS + "overlays/objects",
        MANIFESTS + "overlays/per-application",
        MANIFESTS + "examples/application",
        "platform/sink/manifests/overlays/prod",
        "platform/sink/manifests/rules"
      })
  void overlay_rendered_refersOnlyToWhatIsThere(String folder) throws Exception {
    List<JsonNode> objects = rendered(folder);
    Set<String> there = new TreeSet<>();
    objects.forEach(object -> there.add(object.at("/metadata/name").asText()));
    // Made by somebody else: the Secret template, the OpenTelemetry agent's volume.
    there.addAll(Set.of("alloy-credentials", "alloy-sink-credentials", "alloy-sink-tls", ""));
    for (JsonNode pod : Manifests.podsOf(objects)) {
      pod.path("volumes")
          .forEach(
              volume -> {
                assertThat(there).contains(volume.at("/configMap/name").asText());
                assertThat(there).contains(volume.at("/secret/secretName").asText());
              });
      assertThat(there).contains(pod.path("serviceAccountName").asText());
      pod.at("/containers/0/envFrom")
          .forEach(from -> assertThat(there).contains(from.at("/configMapRef/name").asText()));
      Set<String> volumes = new TreeSet<>();
      pod.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
      pod.at("/containers/0/volumeMounts")
          .forEach(mount -> assertThat(volumes).contains(mount.path("name").asText()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "per-signal", "restricted", "objects", "per-application"})
  void binding_rendered_givesTheRoleToTheAccountOfTheDaemonSet(String overlay) throws Exception {
    List<JsonNode> objects = rendered(MANIFESTS + "overlays/" + overlay);
    JsonNode binding = Manifests.only(objects, "ClusterRoleBinding");
    JsonNode account = Manifests.only(objects, "ServiceAccount");
    assertThat(binding.at("/roleRef/name"))
        .isEqualTo(Manifests.only(objects, "ClusterRole").at("/metadata/name"));
    assertThat(binding.at("/subjects/0/name")).isEqualTo(account.at("/metadata/name"));
    assertThat(binding.at("/subjects/0/namespace")).isEqualTo(account.at("/metadata/namespace"));
    assertThat(Manifests.podsOf(objects))
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(pod.path("serviceAccountName")).isEqualTo(account.at("/metadata/name")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "per-signal", "restricted", "objects", "per-application"})
  void pods_rendered_mayDoNoMoreThanTheyMust(String overlay) throws Exception {
    for (JsonNode pod : Manifests.podsOf(rendered(MANIFESTS + "overlays/" + overlay))) {
      JsonNode security = pod.at("/containers/0/securityContext");
      assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(pod.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
      boolean readsFiles = pod.path("volumes").toString().contains("/var/log/pods");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isEqualTo(!readsFiles);
    }
  }

  @Test
  void restricted_rendered_touchesNothingOfTheNode() throws Exception {
    String pods = Manifests.podsOf(rendered(MANIFESTS + "overlays/restricted")).toString();
    assertThat(pods).doesNotContain("hostPath").doesNotContain("hostPort").contains("otlp-grpc");
  }

  @Test
  void pods_ofTheNode_areAskedForByTheirNodeAlone(@TempDir Path folder) throws Exception {
    Path caseFile = Checkout.CONFIG.resolve("cases/kubernetes-logs/case.yaml");
    try (ConfigRun run =
        new ConfigRun(
            Checkout.alloy(), TestCase.read(caseFile), caseFile.resolveSibling("."), folder)) {
      run.start();
      await().until(() -> run.kubernetes().asked().toString().contains(" pods "));
      assertThat(run.kubernetes().asked())
          .filteredOn(request -> request.contains(" pods "))
          .allMatch(request -> request.contains("spec.nodeName="));
    }
  }

  @Test
  void jaegerAndZipkin_added_areReachedOnTheNodeAndLetIn(@TempDir Path folder) throws Exception {
    List<JsonNode> objects = Manifests.withComponent("jaeger-zipkin", folder);
    Set<Integer> onTheNode = new TreeSet<>();
    Manifests.podsOf(objects)
        .get(0)
        .at("/containers/0/ports")
        .forEach(port -> onTheNode.add(port.path("hostPort").asInt()));
    Set<Integer> letIn = new TreeSet<>();
    Manifests.only(objects, "NetworkPolicy")
        .at("/spec/ingress/0/ports")
        .forEach(port -> letIn.add(port.path("port").asInt()));
    assertThat(onTheNode).contains(4317, 4318, 14250, 14268, 9411);
    assertThat(letIn).contains(4317, 4318, 14250, 14268, 9411);
  }

  @Test
  void javaAgent_addedToADeployment_keepsItsOptions() throws Exception {
    JsonNode pod = Manifests.podsOf(rendered(MANIFESTS + "examples/application")).get(0);
    assertThat(pod.at("/initContainers/0/name").asText()).isEqualTo("lgtm4j-agent");
    assertThat(pod.at("/containers/0/env"))
        .anySatisfy(
            variable ->
                assertThat(variable.toString())
                    .contains("-XX:MaxRAMPercentage=75 -javaagent:/lgtm4j/lgtm4j-agent.jar"));
  }

  @Test
  void yaml_everyFile_isReadStrictly() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(Checkout.CONFIG, Checkout.SINK)) {
      try (Stream<Path> all = Files.walk(root)) {
        all.filter(file -> file.toString().endsWith(".yaml")).forEach(files::add);
      }
    }
    assertThat(files).hasSizeGreaterThan(20);
    for (Path file : files) {
      try (MappingIterator<JsonNode> documents =
          Manifests.YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
        assertThat(documents.readAll()).as(file.toString()).isNotEmpty();
      }
    }
  }

  private static List<JsonNode> rendered(String folder) throws Exception {
    return Manifests.rendered(Checkout.ROOT.resolve(folder));
  }
}
