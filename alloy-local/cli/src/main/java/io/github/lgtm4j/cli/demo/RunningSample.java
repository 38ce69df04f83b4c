/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.demo;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.child.Child;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A sample that runs. */
record RunningSample(
    Sample sample, URI address, URI metrics, Child child, CountDownLatch listening) {
  private static final Duration TIME_TO_START = Duration.ofMinutes(2);

  static RunningSample start(Sample sample, Map<Sample, URI> addresses, Path folder, Route route)
      throws IOException {
    URI address = address(addresses, sample);
    URI ownPage = freeAddress();
    CountDownLatch listening = new CountDownLatch(1);
    Consumer<String> lines =
        line -> {
          if (line.contains("Listening on port ")) {
            listening.countDown();
          }
          route.line(sample, line);
        };
    Map<String, String> variables = new HashMap<>(route.variables(sample));
    variables.put("PORT", String.valueOf(address.getPort()));
    variables.put("LGTM_APPLICATION", sample.id());
    variables.put("LGTM_ENVIRONMENT", Demo.ENVIRONMENT);
    variables.put("LGTM_TENANT", Demo.TENANT);
    variables.put("LGTM_CLUSTER", Demo.CLUSTER);
    variables.put("LGTM_METRICS_PORT", String.valueOf(ownPage.getPort()));
    variables.put("LEGACY_URL", address(addresses, Sample.LEGACY).toString());
    variables.put("SPRING_BOOT_URL", address(addresses, Sample.SPRING_BOOT).toString());
    // Nobody wants to wait five seconds for the first spans of a demo.
    variables.put("OTEL_BSP_SCHEDULE_DELAY", "200");
    Path errors = folder.resolve(sample.id() + ".err");
    Child child = Child.start(sample.command(folder), variables, errors, lines);
    // Spring's page is on the port of the application; the others have a server of their own.
    URI metrics = (sample == Sample.SPRING_BOOT ? address : ownPage).resolve("/metrics");
    return new RunningSample(sample, address, metrics, child, listening);
  }

  private static URI address(Map<Sample, URI> addresses, Sample sample) {
    URI address = addresses.get(sample);
    if (address == null) {
      throw new IllegalArgumentException(sample + " has no address");
    }
    return address;
  }

  static URI freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://localhost:" + socket.getLocalPort());
    }
  }

  void awaitListening() throws IOException, InterruptedException {
    long end = System.nanoTime() + TIME_TO_START.toNanos();
    while (!listening.await(200, TimeUnit.MILLISECONDS)) {
      if (!child.isAlive() || System.nanoTime() > end) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "The sample "
                + sample.id()
                + (child.isAlive() ? " does not listen after " + TIME_TO_START : " has ended")
                + ". It said:\n"
                + child.complaints());
      }
    }
  }

  void close() {
    child.close();
  }
}
