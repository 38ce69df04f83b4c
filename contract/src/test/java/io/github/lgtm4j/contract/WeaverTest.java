/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Weaver reads the registry, where there is one. */
class WeaverTest {
  @TempDir Path temp;

  @Test
  void registry_checkedByWeaver_passes() throws Exception {
    assumeTrue(isOnPath("weaver"), "no weaver on PATH");
    Path registry =
        Path.of(Setting.class.getResource("registry/manifest.yaml").toURI()).getParent();
    Path output = temp.resolve("output");

    Process weaver =
        new ProcessBuilder("weaver", "registry", "check", "--future", "-r", registry.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(weaver.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(weaver.exitValue()).as(Files.readString(output)).isZero();
  }

  private static boolean isOnPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
