/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.system.LogProgram.Ended;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A {@link LogProgram} that waits, so that its metrics can be read. */
final class RunningProgram implements AutoCloseable {
  private static final Duration TIME_TO_START = Duration.ofSeconds(90);

  private final Process process;
  private final Path output;
  private final Path errors;
  private final URI metrics;

  private RunningProgram(Process process, Path output, Path errors, int port) {
    this.process = process;
    this.output = output;
    this.errors = errors;
    this.metrics = URI.create("http://localhost:" + port + "/metrics");
  }

  /** Returns when it waits; its last task must be {@code Wait}. */
  static RunningProgram start(LogProgram program, String... tasks) throws IOException {
    int port = freePort();
    Path output = Files.createTempFile("program", ".out");
    Path errors = Files.createTempFile("program", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(program.command(tasks))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(program.variables());
    builder.environment().put("OTEL_EXPORTER_PROMETHEUS_PORT", String.valueOf(port));
    RunningProgram running = new RunningProgram(builder.start(), output, errors, port);
    Awaitility.await()
        .atMost(TIME_TO_START)
        .failFast("It ended", () -> !running.process.isAlive())
        .until(() -> Files.readString(output).contains("Waiting"));
    return running;
  }

  /** What {@code /metrics} shows, as text. */
  String page() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(metrics).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  /** Lets it go on to its end. */
  Ended end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(output);
    Files.delete(errors);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
