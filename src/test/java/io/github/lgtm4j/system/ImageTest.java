/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The image that carries the agent into pods: nobody here has Docker, so its parts are looked at.
 */
class ImageTest {
  private static final Path CONTEXT = Path.of(System.getProperty("lgtm4j.root"), "agent-extension");
  private static final Pattern COPY = Pattern.compile("COPY (?:--\\S+ )*(\\S+) (\\S+)");

  @Test
  void eachFile_thatTheImageCopies_isMadeByTheBuild() throws Exception {
    String version = System.getProperty("lgtm4j.version");
    List<String> copied =
        Files.readAllLines(CONTEXT.resolve("image/Dockerfile")).stream()
            .map(COPY::matcher)
            .filter(line -> line.matches())
            .map(line -> line.group(1).replace("${VERSION}", version))
            .toList();

    assertThat(copied).hasSize(3).allSatisfy(file -> assertThat(CONTEXT.resolve(file)).exists());
  }

  @Test
  void image_runsAsNobody() throws Exception {
    assertThat(Files.readString(CONTEXT.resolve("image/Dockerfile")))
        .contains("\nUSER 65532:65532");
  }
}
