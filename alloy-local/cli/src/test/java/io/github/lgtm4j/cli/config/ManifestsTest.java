/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kustomize makes of the manifests: whole, consistent, and with no right too many. */
class ManifestsTest {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final String MANIFESTS = "alloy-local/config/manifests/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        MANIFESTS + "overlays/dev",
        MANIFESTS + "overlays/staging",
        MANIFESTS + "overlays/prod",
        MANIFESTS + "overlays/per-signal",
        MANIFESTS + "overlays/restricted",
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
    for (JsonNode pod : podsOf(objects)) {
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
  @ValueSource(strings = {"prod", "per-signal", "restricted", "per-application"})
  void binding_rendered_givesTheRoleToTheAccountOfTheDaemonSet(String overlay) throws Exception {
    List<JsonNode> objects = rendered(MANIFESTS + "overlays/" + overlay);
    JsonNode binding = only(objects, "ClusterRoleBinding");
    JsonNode account = only(objects, "ServiceAccount");
    assertThat(binding.at("/roleRef/name"))
        .isEqualTo(only(objects, "ClusterRole").at("/metadata/name"));
    assertThat(binding.at("/subjects/0/name")).isEqualTo(account.at("/metadata/name"));
    assertThat(binding.at("/subjects/0/namespace")).isEqualTo(account.at("/metadata/namespace"));
    assertThat(podsOf(objects))
        .isNotEmpty()
        .allSatisfy(
            pod ->
                assertThat(pod.path("serviceAccountName")).isEqualTo(account.at("/metadata/name")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "per-signal", "restricted", "per-application"})
  void pods_rendered_mayDoNoMoreThanTheyMust(String overlay) throws Exception {
    for (JsonNode pod : podsOf(rendered(MANIFESTS + "overlays/" + overlay))) {
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
    String pods = podsOf(rendered(MANIFESTS + "overlays/restricted")).toString();
    assertThat(pods).doesNotContain("hostPath").doesNotContain("hostPort").contains("otlp-grpc");
  }

  /** Least privilege, both ways: what the config asks the API for is what the role allows. */
  @ParameterizedTest
  @ValueSource(strings = {"kubernetes", "kubernetes-api"})
  void role_ofTheOverlay_isWhatTheConfigAsksFor(String name, @TempDir Path folder)
      throws Exception {
    String overlay = name.equals("kubernetes-api") ? "restricted" : "prod";
    Set<String> allowed = new TreeSet<>();
    for (JsonNode rule :
        only(rendered(MANIFESTS + "overlays/" + overlay), "ClusterRole").path("rules")) {
      assertThat(rule.path("apiGroups").toString()).isEqualTo("[\"\"]");
      rule.path("resources")
          .forEach(
              resource ->
                  rule.path("verbs")
                      .forEach(verb -> allowed.add(verb.asText() + " " + resource.asText())));
    }
    Path caseFile = Checkout.CONFIG.resolve("cases/" + name + "/case.yaml");
    try (ConfigRun run =
        new ConfigRun(
            Checkout.alloy(), TestCase.read(caseFile), caseFile.resolveSibling("."), folder)) {
      run.start();
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> assertThat(asked(run)).isEqualTo(allowed));
    }
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
  void javaAgent_addedToADeployment_keepsItsOptions() throws Exception {
    JsonNode pod = podsOf(rendered(MANIFESTS + "examples/application")).get(0);
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
          YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
        assertThat(documents.readAll()).as(file.toString()).isNotEmpty();
      }
    }
  }

  private static JsonNode only(List<JsonNode> objects, String kind) {
    List<JsonNode> found =
        objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }

  private static List<JsonNode> podsOf(List<JsonNode> objects) {
    return objects.stream()
        .filter(object -> !object.at("/spec/template/spec").isMissingNode())
        .map(object -> object.at("/spec/template/spec"))
        .toList();
  }

  private static List<JsonNode> rendered(String folder) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", Checkout.ROOT.resolve(folder).toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no kubectl is on the PATH: manifests cannot be rendered");
      throw e;
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      Iterable<JsonNode> objects = () -> documents;
      return StreamSupport.stream(objects.spliterator(), false).toList();
    }
  }
}
