/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.local;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.connection.Home;
import io.github.lgtm4j.cli.connection.SinkAddress;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A sink that goes on when the command that started it has ended. */
public final class SinkProcess {
  /**
   * A small heap, as what is stored stands outside of it: benchmarks/sink/README.md. The launcher
   * scripts have the same for {@code lgtm4j local}.
   */
  static final List<String> FLAGS =
      List.of(
          "-Xmx32m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:MaxDirectMemorySize=96m",
          "-Dio.netty.allocator.type=unpooled",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TrimNativeHeapInterval=1000");

  private static final Duration TIME_TO_START = Duration.ofSeconds(60);
  private static final int IDLE_MINUTES = 30;

  private SinkProcess() {}

  /** Starts it and waits until it listens. It ends when nothing has arrived for half an hour. */
  public static SinkAddress start(Home home) throws IOException, InterruptedException {
    Path log = home.folder().resolve("sink.log");
    ProcessBuilder builder =
        new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("LGTM4J_HOME", home.folder().toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    long end = System.nanoTime() + TIME_TO_START.toNanos();
    while (System.nanoTime() < end) {
      Optional<SinkAddress> sink = home.sink().filter(it -> it.pid() == process.pid());
      if (sink.isPresent()) {
        return sink.get();
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    process.destroy();
    throw new CommandFailure(
        ExitCode.FAILED, "The local sink does not start:\n" + Files.readString(log).strip());
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.github.lgtm4j.cli.Main"));
    command.addAll(
        List.of("local", "--background", "--free-ports", "--idle", String.valueOf(IDLE_MINUTES)));
    return command;
  }
}
