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

    assertThat(demo.waitFor(4, TimeUnit.MINUTES)).isTrue();

    String printed = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(demo.exitValue()).as(printed).isZero();
    assertThat(printed)
        .containsPattern("legacy +dev +demo +laptop +\\d+ +\\d+ +\\d+ +\\d+")
        .containsPattern("spring-boot +dev +demo +laptop +\\d+ +\\d+ +\\d+ +\\d+")
        .containsPattern("plain-java +dev +demo +laptop +\\d+ +\\d+ +\\d+ +\\d+")
        .contains("Contract and limits: nothing to complain about.")
        .containsPattern("trace [0-9a-f]{32} +\\d+ spans of plain-java, spring-boot, legacy in ")
        .contains("plain-java  GET /api/checkout  server")
        .contains("plain-java  orders process  consumer")
        .contains("spring-boot  get_users  internal")
        .contains("legacy  SELECT users  client")
        .contains("· info Found 3 users", "· info Order 1 is done")
        .containsPattern("An exemplar leads to it: http_server_request_duration_seconds\\{")
        .containsPattern("The page with all of it: http://127.0.0.1:\\d+/\\?token=")
        .as("libraries keep quiet")
        .doesNotContain("SLF4J", "netty", "WARN");
  }

  @Test
  void jar_withAgentAndSamples_isSmallEnoughToDownload() throws Exception {
    assertThat(Files.size(Built.COMMAND_LINE)).isLessThanOrEqualTo(60_000_000);
  }
}
