/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.local;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.child.OrderlyEnd;
import io.github.lgtm4j.cli.child.Signals;
import io.github.lgtm4j.cli.connection.Home;
import io.github.lgtm4j.cli.connection.SinkAddress;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.cli.text.Palette;
import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.LocalSinkBuilder;
import io.github.lgtm4j.sink.limits.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lgtm4j local}: the sink, until Ctrl-C. */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the local sink: OTLP on 4317 (gRPC) and 4318 (HTTP), Loki's push and remote "
          + "write on 3100, and there the page.",
      "It refuses what production would refuse, and says what to change. What it keeps is "
          + "bounded: when the bytes are used up, the oldest goes."
    },
    footer = {
      "",
      "Examples:",
      "  lgtm4j local                                everything is taken, for any tenant",
      "  lgtm4j local --tenants team-a,team-b        others are refused, as in production",
      "  lgtm4j local --limits limits.yaml --warn    flag what these limits forbid, refuse nothing",
      "  lgtm4j local --data telemetry --max-bytes 512m    keep it over a restart",
      "  lgtm4j local --stop                         end the one that runs"
    })
public final class LocalCommand implements Callable<Integer> {
  private static final int SECONDS_TO_STOP = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "3100",
      paramLabel = "N",
      description = "Port of the page, Loki's push and remote write; default ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--otlp-grpc-port",
      defaultValue = "4317",
      paramLabel = "N",
      description = "Port of OTLP over gRPC; default ${DEFAULT-VALUE}.")
  private int grpcPort;

  @Option(
      names = "--otlp-http-port",
      defaultValue = "4318",
      paramLabel = "N",
      description = "Port of OTLP over HTTP; default ${DEFAULT-VALUE}.")
  private int httpPort;

  @Option(
      names = "--free-ports",
      description = "Take other ports when one of these is taken; it says which.")
  private boolean freePorts;

  @Option(
      names = "--tenants",
      split = ",",
      paramLabel = "NAME",
      description = "The tenants that may send; without it any may.")
  private @Nullable List<String> tenants;

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description =
          "What a tenant may send (docs/reference/local-sink.md); default: as production.")
  private @Nullable Path limits;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep what arrives in this folder; without it in memory.")
  private @Nullable Path data;

  @Option(
      names = "--max-bytes",
      defaultValue = "64m",
      converter = ByteSize.class,
      paramLabel = "SIZE",
      description = "How much to keep; default ${DEFAULT-VALUE}.")
  private long maxBytes;

  @Option(names = "--warn", description = "Take and flag what production would refuse.")
  private boolean warn;

  @Option(
      names = "--token",
      defaultValue = "${env:LGTM4J_TOKEN}",
      paramLabel = "TOKEN",
      description = "What the page and the API ask for; a random one unless set.")
  private @Nullable String token;

  @Option(
      names = "--idle",
      paramLabel = "MINUTES",
      description = "End when nothing has arrived for so long.")
  private @Nullable Integer idle;

  @Option(names = "--background", hidden = true, description = "Ctrl-C is not for this process.")
  private boolean background;

  @Option(names = "--stop", description = "End the sink that runs on this machine.")
  private boolean stop;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = Home.ofUser();
    if (stop) {
      return stop(home.sink());
    }
    if (background) {
      Signals.on("INT", signal -> {});
      Signals.on("HUP", signal -> {});
    }
    try (OrderlyEnd end = new OrderlyEnd();
        LocalSink sink = start(home)) {
      SinkAddress address = SinkAddress.of(sink);
      home.write(address);
      try {
        greet(address);
        stay(sink, end);
      } finally {
        home.forget(address);
      }
    }
    return ExitCode.OK;
  }

  private LocalSink start(Home home) throws IOException {
    LocalSinkBuilder wished = builder().port(port).otlpGrpcPort(grpcPort).otlpHttpPort(httpPort);
    try {
      return wished.start();
    } catch (UncheckedIOException e) {
      if (freePorts) {
        return builder().freePorts().start();
      }
      throw new CommandFailure(ExitCode.FAILED, whyNot(home, e), e);
    }
  }

  private String whyNot(Home home, UncheckedIOException e) {
    return home.sink()
        .map(
            sink ->
                "A local sink runs already at %s (process %d). End it: lgtm4j local --stop"
                    .formatted(sink.http(), sink.pid()))
        .orElse(
            "The sink cannot start: %s. Ports: --port, --otlp-grpc-port, --otlp-http-port, or --free-ports"
                .formatted(e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
  }

  private LocalSinkBuilder builder() throws IOException {
    LocalSinkBuilder builder =
        LocalSink.builder().maxBytes(maxBytes).warnOnly(warn).dataDirectory(data);
    if (tenants != null) {
      builder.tenants(tenants);
    }
    if (limits != null) {
      builder.limits(Limits.load(limits));
    }
    if (token != null) {
      builder.apiToken(token);
    }
    return builder;
  }

  private void greet(SinkAddress sink) {
    PrintWriter out = spec.commandLine().getOut();
    Palette palette = Palette.of(spec.commandLine());
    out.println("page         " + palette.bold(sink.page().toString()));
    out.println("OTLP gRPC    " + sink.otlpGrpc());
    out.println("OTLP HTTP    " + sink.otlpHttp());
    out.println("Loki         " + sink.http().resolve("/loki/api/v1/push"));
    out.println("remote write " + sink.http().resolve("/api/v1/push"));
    out.println();
    out.println("Run an application before it: lgtm4j run -- java -jar app.jar");
    out.flush();
  }

  private void stay(LocalSink sink, OrderlyEnd end) throws InterruptedException {
    if (idle == null) {
      end.await();
      return;
    }
    IdleClock clock = new IdleClock(Duration.ofMinutes(idle));
    while (!clock.isOver(sink.telemetry().usage(), System.nanoTime())) {
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private Integer stop(Optional<SinkAddress> sink) throws InterruptedException {
    if (sink.isEmpty()) {
      throw new CommandFailure(ExitCode.NO_SINK, "No local sink runs.");
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_STOP);
    Optional<ProcessHandle> process = ProcessHandle.of(sink.get().pid());
    process.ifPresent(ProcessHandle::destroy);
    while (process.map(ProcessHandle::isAlive).orElse(false)) {
      if (System.nanoTime() > end) {
        throw new CommandFailure(
            ExitCode.FAILED, "Process " + sink.get().pid() + " was asked to end and has not.");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    spec.commandLine().getOut().println("Ended.");
    return ExitCode.OK;
  }
}
