/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sink in a process, with the flags that the command line starts it with. */
final class SinkProcess implements AutoCloseable {
  /** A small heap: what is stored stands outside of it. */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx32m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:MaxDirectMemorySize=96m",
          "-Dio.netty.allocator.type=unpooled",
          "-Xshare:auto",
          // JDK 17 does not know it; later ones give back what malloc holds.
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TrimNativeHeapInterval=1000");

  private final Process process;
  final URI otlp;
  final URI main;
  final String token;
  final long readyMillis;

  private SinkProcess(List<String> command) throws IOException {
    long start = System.nanoTime();
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader();
    String[] addresses = out.readLine().split(" ", -1);
    readyMillis = (System.nanoTime() - start) / 1_000_000;
    otlp = URI.create(addresses[0]);
    main = URI.create(addresses[1]);
    token = addresses[2];
  }

  static SinkProcess start(Path limits, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of(more));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            SinkMain.class.getName(),
            limits.toString()));
    return new SinkProcess(command);
  }

  /** The resident memory, in MiB. */
  long residentMiB() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      int unused = process.waitFor();
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
