/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Requests and {@code @Async} on virtual threads, which the JDK of the tests may not have. */
class VirtualThreadsTest {
  @Test
  void lines_ofVirtualThreads_haveTheTraceOfTheirRequest() throws Exception {
    Optional<Path> jdk = jdkWithVirtualThreads();
    Assumptions.assumeTrue(jdk.isPresent(), "No JDK 21 or newer beside the running one");
    try (ShopInAnotherJvm shop =
        ShopInAnotherJvm.start(
            jdk.get(),
            List.of("-Dspring.threads.virtual.enabled=true", "-Dlgtm.environment=dev"))) {
      String trace = shop.get("/threads");

      assertThat(shop.get("/thread")).startsWith("VirtualThread");
      assertThat(trace).matches("[0-9a-f]{32}");
      for (String where : new String[] {"in the request", "in @Async"}) {
        await()
            .untilAsserted(
                () ->
                    assertThat(shop.lines())
                        .anySatisfy(
                            line ->
                                assertThat(line)
                                    .contains("\"message\":\"" + where + "\"")
                                    .contains("\"trace_id\":\"" + trace + "\"")));
      }
    }
  }

  private static Optional<Path> jdkWithVirtualThreads() throws IOException {
    Path running = ShopInAnotherJvm.RUNNING_JDK;
    try (Stream<Path> beside = Files.list(running.toRealPath().getParent())) {
      return Stream.concat(Stream.of(running), beside)
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
