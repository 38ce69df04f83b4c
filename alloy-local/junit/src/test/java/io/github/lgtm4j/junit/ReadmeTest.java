/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void exampleOfTheReadme_isTheTestThatRuns() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String source =
        Files.readString(Path.of("src/test/java/io/github/lgtm4j/junit/CheckoutTest.java"));

    assertThat(readme)
        .contains("```java\n" + source.substring(source.indexOf("@LgtmTest\n")) + "```\n");
  }
}
