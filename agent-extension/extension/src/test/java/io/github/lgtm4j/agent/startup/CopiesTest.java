/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
  @TempDir Path folder;

  @Test
  void extension_thatIsThereTwice_isAProblem() throws Exception {
    jar("ours-1.jar", "io/github/lgtm4j/agent/config/build.properties");
    jar("ours-2.jar", "io/github/lgtm4j/agent/config/build.properties");
    jar("theirs.jar", "com/example/Extension.class");

    assertThat(problems(folder.toString()))
        .singleElement()
        .extracting(Problem::got)
        .asString()
        .contains("ours-1.jar", "ours-2.jar")
        .doesNotContain("theirs.jar");
  }

  @Test
  void extension_thatIsThereOnce_besideWhatCannotBeRead_isNone() throws Exception {
    Path ours = jar("ours.jar", "io/github/lgtm4j/agent/config/build.properties");
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");

    assertThat(problems(ours + "," + broken + "," + folder.resolve("missing.jar"))).isEmpty();
  }

  private static List<Problem> problems(String extensions) {
    return Copies.problems(
        DefaultConfigProperties.createFromMap(Map.of("otel.javaagent.extensions", extensions)));
  }

  private Path jar(String name, String entry) throws Exception {
    Path jar = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
    }
    return jar;
  }
}
