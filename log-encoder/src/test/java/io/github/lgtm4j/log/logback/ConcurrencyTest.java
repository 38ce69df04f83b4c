/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads, one encoder, one file: every line whole, none lost, none twice. */
class ConcurrencyTest {
  private static final Path JDK_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64/bin/java");

  @TempDir private Path folder;

  @Test
  void sixteenThreads_writeWholeLines() throws Exception {
    Path file = folder.resolve("threads.log");

    Hammer.main(new String[] {"threads", "16", "5000", file.toString()});

    assertAllThere(file, 16 * 5000);
  }

  @Test
  void tenThousandVirtualThreads_writeWholeLines() throws Exception {
    Path java = java21OrLater();
    Path file = folder.resolve("virtual.log");
    Path output = folder.resolve("output.txt");
    List<String> command =
        List.of(
            java.toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            Hammer.class.getName(),
            "virtual",
            "10000",
            "10",
            file.toString());

    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    assertAllThere(file, 10_000 * 10);
  }

  private static Path java21OrLater() {
    if (Runtime.version().feature() >= 21) {
      return Path.of(System.getProperty("java.home"), "bin", "java");
    }
    Assumptions.assumeTrue(Files.isExecutable(JDK_25), "virtual threads need a JDK from 21 on");
    return JDK_25;
  }

  private static void assertAllThere(Path file, int expected) throws IOException {
    BitSet seen = new BitSet(expected);
    for (String line : Files.readAllLines(file)) {
      JsonNode json = Json.line((line + "\n").getBytes(StandardCharsets.UTF_8));
      int number = json.get("number").asInt();
      assertThat(json.get("message").asText()).isEqualTo("message " + number);
      assertThat(json.get("thread").asText()).isEqualTo("hammer-" + json.get("owner").asText());
      assertThat(seen.get(number)).isFalse();
      seen.set(number);
    }
    assertThat(seen.cardinality()).isEqualTo(expected);
  }
}
