/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two configs and the manifests that the project was made from: they read well, and none works.
 */
class SeedsTest {
  @ParameterizedTest
  @ValueSource(strings = {"seed-source", "seed-sink", "seed-manifests"})
  void seed_checked_isToldItsMistakes(String name) throws Exception {
    Path folder = folder(name);
    String told = MutationsTest.check(folder).replace(folder + "/", "");
    Path expected =
        Path.of(System.getProperty("lgtm4j.root"))
            .resolve("alloy-local/cli/src/test/resources/io/github/lgtm4j/cli/check")
            .resolve(name + ".txt");
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.writeString(expected, told);
    }
    assertThat(told)
        .as("when the new text is right, -Dlgtm4j.update=true writes it")
        .isEqualTo(Files.readString(expected));
  }

  private static Path folder(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(SeedsTest.class.getResource(name)).toURI());
  }
}
