/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** What Kustomize makes of a folder, read strictly. */
final class Manifests {
  static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private Manifests() {}

  /** The objects; without a kubectl the test is skipped. */
  static List<JsonNode> rendered(Path folder) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("kubectl", "kustomize", folder.toString())
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

  /** The base with one of the source's components, by a kustomization in an empty folder. */
  static List<JsonNode> withComponent(String component, Path folder)
      throws IOException, InterruptedException {
    Path here = folder.toRealPath();
    Path manifests = Checkout.CONFIG.resolve("manifests").toRealPath();
    Files.writeString(
        here.resolve("kustomization.yaml"),
        """
        resources: [%s]
        components: [%s]
        configMapGenerator: [{name: alloy-settings, literals: [ANY=thing]}]
        """
            .formatted(
                here.relativize(manifests.resolve("base")),
                here.relativize(manifests.resolve("components").resolve(component))));
    return rendered(here);
  }

  /** The one of a kind. */
  static JsonNode only(List<JsonNode> objects, String kind) {
    List<JsonNode> found =
        objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }

  /** The pods of Deployments and DaemonSets. */
  static List<JsonNode> podsOf(List<JsonNode> objects) {
    return objects.stream()
        .filter(object -> !object.at("/spec/template/spec").isMissingNode())
        .map(object -> object.at("/spec/template/spec"))
        .toList();
  }
}
