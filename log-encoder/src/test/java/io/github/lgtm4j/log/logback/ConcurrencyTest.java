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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads, one encoder, one file: every line whole, none lost, none twice. */
class ConcurrencyTest {
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

  private static Path java21OrLater() throws IOException {
    if (Runtime.version().feature() >= 21) {
      return Path.of(System.getProperty("java.home"), "bin", "java");
    }
    Optional<Path> neighbour = neighbour();
    Assumptions.assumeTrue(neighbour.isPresent(), "no JDK from 21 on beside this one");
    return neighbour.orElseThrow();
  }

  /** Another JDK, installed in the folder that holds this one. */
  private static Optional<Path> neighbour() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> homes = Files.list(home.getParent())) {
      return homes
          .filter(ConcurrencyTest::is21OrLater)
          .map(other -> other.resolve("bin/java"))
          .filter(Files::isExecutable)
          .findFirst();
    }
  }

  private static boolean is21OrLater(Path home) {
    try {
      Matcher version =
          Pattern.compile("JAVA_VERSION=\"(\\d+)")
              .matcher(Files.readString(home.resolve("release")));
      return version.find() && Integer.parseInt(version.group(1)) >= 21;
    } catch (IOException e) {
      return false; // not a JDK
    }
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
