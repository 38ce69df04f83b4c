/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.cli.child.LogSender;
import io.github.lgtm4j.cli.connection.Home;
import io.github.lgtm4j.cli.connection.SinkAddress;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.local.SinkProcess;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.cli.text.ReadableLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lgtm4j run -- COMMAND}: an application of one's own before the local sink. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    synopsisHeading = "",
    customSynopsis = {"Usage: lgtm4j run [OPTIONS] -- COMMAND..."},
    description = {
      "Runs an application with the bundled agent before the local sink, and starts a sink "
          + "if none runs.",
      "Its JSON log lines go to the sink and are shown as readable text; what else it "
          + "writes is shown as it is. Signals go to the application, and its exit code is the "
          + "one of this command."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j run -- java -jar app.jar",
      "  lgtm4j run --application shop --tenant team-a -- java -cp classes com.example.Shop",
      "  lgtm4j run -- mvn spring-boot:run         the JVM that Maven forks, not Maven's own",
      "  lgtm4j run -- ./gradlew bootRun           the same",
      "  lgtm4j run --build-tools -- mvn exec:java    runs inside Maven's JVM, so that needs it too",
      "",
      "Then: lgtm4j trace, lgtm4j tail -f, lgtm4j check, or the page, whose address is printed."
    })
public final class RunCommand implements Callable<Integer> {
  /** What it has started may go on and hold its output open. */
  private static final long MILLIS_TO_READ_THE_REST = 2000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--application",
      paramLabel = "NAME",
      description = "Its name; detected unless given (or LGTM_APPLICATION).")
  private @Nullable String application;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "dev, staging or prod; dev unless given (or LGTM_ENVIRONMENT).")
  private @Nullable String environment;

  @Option(
      names = "--tenant",
      paramLabel = "NAME",
      description = "The tenant; the environment unless given (or LGTM_TENANT).")
  private @Nullable String tenant;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The cluster; local unless given (or LGTM_CLUSTER).")
  private @Nullable String cluster;

  @Option(names = "--raw", description = "Show its lines as it writes them, JSON too.")
  private boolean raw;

  @Option(
      names = "--build-tools",
      description = "Put the agent into the JVM of Maven or Gradle as well.")
  private boolean buildTools;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "What to run, after two dashes, with its arguments.")
  private List<String> command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.ofUser();
    SinkAddress sink = sink(home);
    SinkClient client = new SinkClient(sink.http(), sink.token());
    int port = metricsPort();
    try (LogSender lines = new LogSender(sink.http(), Map.of("cluster", clusterName()));
        MetricsPage metrics = new MetricsPage(port, client)) {
      RunningApplication started = RunningApplication.start(launch(home, sink.otlpGrpc(), port));
      // java.util.logging writes to standard error, and in a pod both are collected.
      Thread errors = pump(started.errors(), System.err, lines);
      Thread output = pump(started.output(), System.out, lines);
      int exitCode = started.await();
      output.join(MILLIS_TO_READ_THE_REST);
      errors.join(MILLIS_TO_READ_THE_REST);
      lines.close();
      report(exitCode, sink, lines);
      return exitCode;
    }
  }

  private SinkAddress sink(Home home) throws IOException, InterruptedException {
    Optional<SinkAddress> running =
        home.sink().filter(it -> new SinkClient(it.http(), it.token()).answers());
    if (running.isPresent()) {
      say("the local sink runs already; its page: " + running.get().page());
      return running.get();
    }
    say("starting a local sink ...");
    SinkAddress started = SinkProcess.start(home);
    say("its page: " + started.page() + " (it stays; lgtm4j local --stop ends it)");
    return started;
  }

  private Launch launch(Home home, URI otlp, int port) throws IOException {
    Map<String, String> environment = System.getenv();
    Launch launch = Launch.of(command, AgentJar.in(home.folder()), buildTools, environment);
    Map<String, String> variables =
        new HashMap<>(Launch.settings(otlp, port, identity(), environment));
    variables.putAll(launch.variables());
    return new Launch(launch.command(), variables);
  }

  private Map<String, String> identity() {
    Map<String, String> said = new HashMap<>();
    say(said, "LGTM_APPLICATION", application);
    say(said, "LGTM_ENVIRONMENT", environment);
    say(said, "LGTM_TENANT", tenant);
    say(said, "LGTM_CLUSTER", cluster);
    return said;
  }

  private static void say(Map<String, String> said, String name, @Nullable String value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  private String clusterName() {
    return cluster == null ? System.getenv().getOrDefault("LGTM_CLUSTER", "local") : cluster;
  }

  /** The one that the person has set, else any that is free. */
  private static int metricsPort() throws IOException {
    String set = System.getenv("LGTM_METRICS_PORT");
    if (set != null && set.matches("\\d{1,5}")) {
      return Integer.parseInt(set);
    }
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private Thread pump(InputStream from, PrintStream to, LogSender lines) {
    OutputPump pump = new OutputPump(from, to, line -> show(line, to, lines));
    Thread thread =
        new Thread(
            () -> {
              try {
                pump.run();
              } catch (IOException e) {
                say("what the application writes cannot be read any more: " + e.getMessage());
              }
            },
            "output of the application");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void show(String line, PrintStream to, LogSender lines) {
    JsonNode json = LogSender.parse(line);
    boolean log = ReadableLine.isOne(json);
    if (log) {
      lines.accept(line);
    }
    Palette palette = Palette.of(spec.commandLine());
    String shown = log && !raw ? new ReadableLine(palette, ZoneId.systemDefault()).of(json) : line;
    byte[] bytes = (shown + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    to.write(bytes, 0, bytes.length);
  }

  private void report(int exitCode, SinkAddress sink, LogSender lines) {
    if (lines.lost() > 0) {
      say(lines.lost() + " log lines did not reach the sink: " + lines.problem());
    }
    say("ended with " + exitCode + "; what arrived: " + sink.page());
  }

  private static void say(String what) {
    PrintStream err = System.err;
    err.println("lgtm4j run: " + what);
    err.flush();
  }
}
