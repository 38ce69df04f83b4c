/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.alloy.Alloy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlloySchemaTest {
  private final AlloySchema schema = AlloySchema.bundled();

  @Test
  void version_ofTheSchema_isThatOfTheAlloyOnThePath() throws Exception {
    Optional<Alloy> alloy = Alloy.onPath();
    assumeTrue(alloy.isPresent(), "no alloy is on the PATH: its version cannot be compared");
    String revision = schema.version().replaceAll(".*\\((.*)\\)", "$1");
    assertThat(alloy.get().version()).contains(revision);
  }

  @Test
  void bodies_ofComponents_knowWhatIsRequiredAndWhatRepeats() {
    AlloyBody write = schema.body("loki.write").orElseThrow();
    assertThat(write.isRepeatable("endpoint")).isTrue();
    AlloyBody endpoint = write.block("endpoint").orElseThrow();
    assertThat(endpoint.requires("url")).isTrue();
    assertThat(endpoint.requires("headers")).isFalse();
    assertThat(endpoint.block("basic_auth").orElseThrow().typeOf("password")).contains("secret");
    assertThat(schema.body("loki.process").orElseThrow().blocks()).contains("stage.match");
    assertThat(schema.exports("otelcol.exporter.otlphttp")).containsExactly("input");
    assertThat(schema.stability("otelcol.storage.file")).isEqualTo("public-preview");
  }

  /**
   * The real Alloy agrees about what each component must have: all of them, empty, in one config.
   */
  @Test
  void whatIsRequired_isWhatAlloyMisses(@TempDir Path folder) throws Exception {
    Optional<Alloy> alloy = Alloy.onPath();
    assumeTrue(alloy.isPresent(), "no alloy is on the PATH: it cannot be asked");
    Path config = folder.resolve("empty.alloy");
    StringBuilder text = new StringBuilder();
    for (String name : schema.components()) {
      if (schema.stability(name).equals("generally-available")) {
        text.append(name).append(" \"x\" { }\n\n");
      }
    }
    Files.writeString(config, text.toString());

    String said = alloy.get().validate(config, "generally-available");

    assertThat(said).doesNotContain("cannot find the definition of component name");
    for (String name : schema.components()) {
      if (schema.stability(name).equals("generally-available")) {
        assertAgrees(name, said, text.toString());
      }
    }
  }

  private void assertAgrees(String name, String said, String config) {
    int line = 1 + (int) config.substring(0, config.indexOf(name + " \"x\"")).lines().count();
    AlloyBody body = schema.body(name).orElseThrow();
    for (String attribute : body.attributes()) {
      assertAgrees(body, attribute, "attribute", said, line);
    }
    for (String block : body.blocks()) {
      assertAgrees(body, block, "block", said, line);
    }
  }

  private static void assertAgrees(
      AlloyBody body, String name, String kind, String said, int line) {
    String missing = "empty.alloy:" + line + ":1: missing required " + kind + " \"" + name + '"';
    assertThat(said.contains(missing)).as(missing).isEqualTo(body.requires(name));
  }
}
