/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.alloy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** An Alloy that runs, with its own port, storage folder and log file. */
public final class RunningAlloy implements AutoCloseable {
  private static final Duration TIME_TO_BE_READY = Duration.ofSeconds(60);
  private static final int SECONDS_TO_STOP = 75;
  private static final int LINES_TO_SHOW = 12;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;
  private final Path log;

  private RunningAlloy(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static RunningAlloy start(
      Path binary, Path entry, String stability, Path storage, Map<String, String> variables)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = storage.resolveSibling(storage.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            binary.toString(),
            "run",
            "--disable-reporting",
            "--stability.level=" + stability,
            "--storage.path=" + storage,
            "--server.http.listen-addr=127.0.0.1:" + port,
            entry.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("LGTM_"));
    builder.environment().putAll(variables);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    RunningAlloy alloy =
        new RunningAlloy(builder.start(), URI.create("http://127.0.0.1:" + port), log);
    try {
      alloy.awaitReady();
    } catch (IOException | InterruptedException | RuntimeException e) {
      alloy.kill();
      throw e;
    }
    return alloy;
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIME_TO_BE_READY.toNanos();
    while (System.nanoTime() < deadline) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException(
            "alloy ended with exit code " + process.exitValue() + ":\n" + complaints());
      }
      if (isReady()) {
        return;
      }
    }
    throw new IOException("alloy was not ready within " + TIME_TO_BE_READY + ":\n" + complaints());
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/-/ready").statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What its log says went wrong: why it ended, else the errors it ends with. */
  public String complaints() throws IOException {
    List<String> lines = Files.readAllLines(log);
    List<String> fatal = fatal(lines);
    if (!fatal.isEmpty()) {
      return fatal.stream().limit(LINES_TO_SHOW).collect(Collectors.joining("\n"));
    }
    List<String> errors =
        lines.stream()
            .filter(line -> line.contains("\"level\":\"error\"") || line.contains("level=error"))
            .toList();
    return errors.stream()
        .skip(Math.max(0, errors.size() - LINES_TO_SHOW))
        .collect(Collectors.joining("\n"));
  }

  /** From "Error: " to the empty line: what the expression comes to stands last. */
  private static List<String> fatal(List<String> lines) {
    List<String> fatal = new ArrayList<>();
    boolean inError = false;
    for (String line : lines) {
      inError = line.startsWith("Error: ") || (inError && !line.isBlank());
      if (inError) {
        fatal.add(line);
      }
    }
    return fatal;
  }

  /** Its own metrics, as text. */
  public String metrics() throws IOException, InterruptedException {
    return get("/metrics").body();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(10)).build(),
        BodyHandlers.ofString());
  }

  /** The process, for figures of its memory and time. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** As a machine that loses power: nothing is written or sent any more. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to end, as the kubelet does, and kills it if it has not after 75 seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
