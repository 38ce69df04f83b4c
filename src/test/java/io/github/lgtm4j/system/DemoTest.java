/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command line, run as a person runs it. */
class DemoTest {
  @TempDir Path folder;

  @Test
  void demo_once_printsWhatArrivedAndSucceeds() throws Exception {
    Path output = folder.resolve("output.txt");
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Built.COMMAND_LINE.toString(),
                "demo",
                "--once")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(demo.waitFor(3, TimeUnit.MINUTES)).isTrue();

    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(demo.exitValue()).as(printed).isZero();
    assertThat(printed)
        .containsPattern("legacy +dev +demo +laptop +\\d+ +\\d+ +\\d+")
        .contains("GET /api/users", "SELECT users", "Found 3 users")
        .containsPattern("http_server_request_duration_seconds_count\\{.*\\} 2")
        .containsPattern("exemplar .* leads to trace [0-9a-f]{32}");
  }
}
