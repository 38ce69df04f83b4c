/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The application in a process of its own. Linux only: what it takes is read from /proc. */
final class Application implements AutoCloseable {
  private static final Duration TIME_TO_START = Duration.ofMinutes(5);

  private final Process process;
  private final URI page;
  private final URI metrics;
  private final Path output;

  private Application(Process process, URI page, URI metrics, Path output) {
    this.process = process;
    this.page = page;
    this.metrics = metrics;
    this.output = output;
  }

  /** Returns when its page answers. */
  static Application start(Contender contender, Settings settings, int collectorPort)
      throws IOException, InterruptedException {
    int port = freePort();
    int metricsPort = freePort();
    Path output = Files.createTempFile("benchmark", ".log");
    List<String> command = new ArrayList<>();
    command.add(settings.java().toString());
    command.addAll(contender.options(metricsPort));
    command.addAll(settings.options());
    command.addAll(List.of("-jar", settings.jar().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Contender.variables(collectorPort));
    // Spring Boot's name of it, and that of our sample.
    builder.environment().put("SERVER_PORT", String.valueOf(port));
    builder.environment().put("PORT", String.valueOf(port));
    Application application =
        new Application(
            builder.start(),
            URI.create("http://localhost:" + port + settings.page()),
            URI.create("http://localhost:" + metricsPort + "/metrics"),
            output);
    application.awaitAnswer();
    return application;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    long end = System.nanoTime() + TIME_TO_START.toNanos();
    while (!Client.answers(page)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        String said = Files.readString(output);
        close();
        throw new IllegalStateException(page + " does not answer. It said:\n" + said);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  URI page() {
    return page;
  }

  URI metrics() {
    return metrics;
  }

  /** What it has printed. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** User and system time so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** Bytes that its threads have allocated so far; those that have ended are not in it. */
  Allocation allocation() throws Exception {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
    try {
      return new Allocation(machine.startLocalManagementAgent());
    } finally {
      machine.detach();
    }
  }

  /** Asks the process how much it has allocated. */
  static final class Allocation implements AutoCloseable {
    private final JMXConnector connector;
    private final ThreadMXBean threads;

    @SuppressWarnings("BanJNDI") // The address is our own child's.
    private Allocation(String address) throws IOException {
      connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      MBeanServerConnection connection = connector.getMBeanServerConnection();
      threads =
          ManagementFactory.newPlatformMXBeanProxy(
              connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    long bytes() {
      long sum = 0;
      for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
        sum += Math.max(0, bytes);
      }
      return sum;
    }

    @Override
    public void close() throws IOException {
      connector.close();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
    Files.deleteIfExists(output);
  }
}
