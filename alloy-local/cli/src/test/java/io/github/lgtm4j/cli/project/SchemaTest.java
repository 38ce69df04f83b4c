/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that editors use, held against what is really read. */
class SchemaTest {
  @TempDir Path folder;

  @Test
  void thresholds_inTheSchema_areThoseThatAreRead() throws Exception {
    assertThat(keys("/$defs/thresholds"))
        .containsExactlyElementsOf(Arrays.stream(Threshold.values()).map(Threshold::key).toList());
  }

  @Test
  void everyKey_ofTheSchema_isKnownToTheReader() throws Exception {
    for (String key : keys("")) {
      assertKnown(key + ":");
    }
    for (String key : keys("/properties/links")) {
      assertKnown("links: {" + key + ": 'https://a.example'}");
    }
    for (String key : keys("/properties/stack")) {
      assertKnown("stack: {" + key + ": a}");
    }
    for (String key : keys("/$defs/sink")) {
      assertKnown("sink: {" + key + ": }");
    }
    for (String key : keys("/properties/sampling")) {
      assertKnown("sampling: {" + key + ": }");
    }
    for (String key : keys("/$defs/cluster")) {
      assertKnown("clusters: {a: {" + key + ": }}");
    }
    for (String key : keys("/properties/tiers")) {
      assertKnown("tiers: {" + key + ": }");
    }
    for (String key : keys("/$defs/application")) {
      assertKnown("applications: {a: {environments: {}, " + key + ": }}");
    }
    for (String key : keys("/$defs/deployment")) {
      assertKnown("applications: {a: {environments: {prod: {" + key + ": }}}}");
    }
  }

  private void assertKnown(String yaml) throws Exception {
    Path file = folder.resolve("lgtm4j.yaml");
    Files.writeString(file, yaml);
    try {
      ProjectFile.read(file);
    } catch (ProjectException e) {
      assertThat(e.getMessage()).as(yaml).doesNotContain("is unknown");
    }
  }

  private static List<String> keys(String pointer) throws Exception {
    try (InputStream in = Project.class.getResourceAsStream("lgtm4j.schema.json")) {
      JsonNode properties = new ObjectMapper().readTree(in).at(pointer + "/properties");
      assertThat(properties.isObject()).as(pointer).isTrue();
      List<String> keys = new ArrayList<>();
      properties.fieldNames().forEachRemaining(keys::add);
      return keys;
    }
  }
}
