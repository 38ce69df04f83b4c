/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.config.ConfigCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * From lgtm4j.yaml to what arrives: rendered, checked, run in a real Alloy, applied by Kustomize.
 */
class RoundTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("lgtm4j.root")).resolve("alloy-local/config/example");

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @TempDir private static Path rendered;

  @BeforeAll
  static void render() {
    for (String kind : List.of("k8s", "vm", "compose")) {
      assertThat(
              run(
                  "render",
                  kind,
                  "-f",
                  EXAMPLE.resolve("lgtm4j.yaml").toString(),
                  "-o",
                  rendered.toString()))
          .contains("Wrote ");
    }
    assertThat(
            run(
                "render",
                "k8s",
                "-f",
                EXAMPLE.resolve("lgtm4j.yaml").toString(),
                "-o",
                rendered.resolve("with-canary").toString(),
                "--set",
                "clusters.eu-1.canary=pool=canary"))
        .contains("Wrote ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-1", "us-1", "dc-1", "laptop", "with-canary/eu-1"})
  void cluster_rendered_hasNoProblem(String cluster) {
    assertThat(run("check", "--no-alloy", rendered.resolve(cluster).toString()))
        .startsWith("no problem in ");
  }

  @Test
  void cluster_rendered_isRightForAlloyToo() {
    assumeTrue(Alloy.onPath().isPresent(), "no alloy is on the PATH: it cannot be asked");
    assertThat(run("check", rendered.resolve("eu-1").toString()))
        .startsWith("no problem in ")
        .contains("and by /");
  }

  @Test
  void cluster_runInARealAlloy_sendsEachApplicationToItsTenant() throws IOException {
    assumeTrue(Alloy.onPath().isPresent(), "no alloy is on the PATH: configs cannot be run");
    Path copy = rendered.resolve("eu-1/case");
    Files.createDirectories(copy);
    try (Stream<Path> files = Files.list(EXAMPLE.resolve("case"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    List<String> arguments = new ArrayList<>(List.of("test", copy.toString()));
    if (Boolean.getBoolean("lgtm4j.update")) {
      arguments.add("--update");
    }
    assertThat(run(arguments.toArray(String[]::new))).doesNotContain("NOT ");
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.writeString(
          EXAMPLE.resolve("case/expected.txt"), Files.readString(copy.resolve("expected.txt")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-1",
        "us-1/agents/checkout-prod",
        "us-1/agents/search-prod",
        "with-canary/eu-1/stable",
        "with-canary/eu-1/canary"
      })
  void manifests_appliedByKustomize_areObjectsThatKubernetesTakes(String folder) throws Exception {
    Path applied = rendered.resolve("applied").resolve(folder);
    Files.createDirectories(applied);
    Files.writeString(applied.resolve("all.yaml"), kustomize(folder));
    // Strict, by the fields of fabric8's model; its classes read the rest.
    assertThat(run("check", "--no-alloy", applied.toString())).startsWith("no problem in 1 file");
    DaemonSet daemonSet = daemonSet(folder);
    assertThat(daemonSet.getSpec().getTemplate().getSpec().getContainers().get(0).getEnvFrom())
        .singleElement()
        .satisfies(
            from -> assertThat(from.getConfigMapRef().getName()).startsWith("alloy-settings-"));
  }

  @Test
  void agents_ofApplications_areNamedAfterThemInTheirNamespace() throws Exception {
    DaemonSet checkout = daemonSet("us-1/agents/checkout-prod");
    assertThat(checkout.getMetadata().getName()).isEqualTo("alloy-checkout");
    assertThat(checkout.getMetadata().getNamespace()).isEqualTo("shop");
    assertThat(kustomize("us-1/agents/checkout-prod"))
        .contains("LGTM_APPLICATION: checkout", "LGTM_NAMESPACE: shop", "LGTM_TENANT: team-a");
  }

  @Test
  void canary_andStable_neverMeetOnANode() throws Exception {
    DaemonSet canary = daemonSet("with-canary/eu-1/canary");
    DaemonSet stable = daemonSet("with-canary/eu-1/stable");
    assertThat(canary.getMetadata().getName()).isEqualTo("alloy-source-canary");
    assertThat(stable.getMetadata().getName()).isEqualTo("alloy-source");
    assertThat(canary.getSpec().getSelector()).isNotEqualTo(stable.getSpec().getSelector());
    assertThat(expression(canary)).contains("key=pool", "operator=In,", "values=[canary]");
    assertThat(expression(stable)).contains("key=pool", "operator=NotIn,", "values=[canary]");
  }

  private static String expression(DaemonSet daemonSet) {
    return daemonSet
        .getSpec()
        .getTemplate()
        .getSpec()
        .getAffinity()
        .getNodeAffinity()
        .getRequiredDuringSchedulingIgnoredDuringExecution()
        .getNodeSelectorTerms()
        .toString();
  }

  private static DaemonSet daemonSet(String folder) throws Exception {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(kustomize(folder))) {
      while (documents.hasNext()) {
        JsonNode object = documents.next();
        if (object.path("kind").asText().equals("DaemonSet")) {
          return YAML.treeToValue(object, DaemonSet.class);
        }
      }
    }
    throw new AssertionError("no DaemonSet in " + folder);
  }

  private static String kustomize(String folder) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", rendered.resolve(folder).toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no kubectl is on the PATH: manifests cannot be rendered");
      throw e;
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }

  private static String run(String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    new CommandLine(new ConfigCommand()).setOut(out).setErr(out).execute(arguments);
    return printed.toString();
  }
}
