/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Virtual threads, on a JDK that has them: that of the tests need not. The program is compiled
 * there too, from {@code OnVirtualThreads.txt}.
 */
class VirtualThreadsTest {
  private static final Path RUNNING = Path.of(System.getProperty("java.home"));
  private static final Pattern LINE =
      Pattern.compile("\"message\":\"([0-9a-f]{32}) (\\w+)\".*\"trace_id\":\"([0-9a-f]{32})\"");

  @Test
  void lines_ofVirtualThreads_haveTheIdsOfWhoStartedThem() throws Exception {
    Optional<Path> jdk = jdkWithVirtualThreads();
    Assumptions.assumeTrue(jdk.isPresent(), "No JDK 21 or newer beside the running one");
    Path program = Files.createTempDirectory("lgtm4j").resolve("OnVirtualThreads.java");
    Files.copy(Path.of("src/test/programs/OnVirtualThreads.txt"), program);

    Process process =
        new ProcessBuilder(
                jdk.get().resolve("bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.toString())
            .redirectErrorStream(true)
            .start();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();

    assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
    List<Matcher> matched = lines.stream().map(LINE::matcher).filter(Matcher::find).toList();
    assertThat(matched)
        .as("two lines of each of a hundred threads, and two of those they were started on")
        .hasSize(400)
        .allSatisfy(line -> assertThat(line.group(3)).isEqualTo(line.group(1)));
  }

  private static Optional<Path> jdkWithVirtualThreads() throws IOException {
    try (Stream<Path> beside = Files.list(RUNNING.toRealPath().getParent())) {
      return Stream.concat(Stream.of(RUNNING), beside)
          .filter(home -> feature(home) >= 21)
          .findFirst();
    }
  }

  private static int feature(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION=\""))
          .mapToInt(line -> Integer.parseInt(line.split("[\"._+-]")[2]))
          .findFirst()
          .orElse(0);
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
