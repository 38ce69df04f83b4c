/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.api.Api;
import io.github.lgtm4j.sink.internal.api.SinkInfo;
import io.github.lgtm4j.sink.internal.api.Targets;
import io.github.lgtm4j.sink.internal.api.Tenants;
import io.github.lgtm4j.sink.internal.api.Transfers;
import io.github.lgtm4j.sink.internal.intake.Intake;
import io.github.lgtm4j.sink.internal.intake.LiveLines;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.HttpServer;
import io.github.lgtm4j.sink.internal.otlp.OtlpJsonWriter;
import io.github.lgtm4j.sink.internal.query.StoredTelemetry;
import io.github.lgtm4j.sink.internal.rules.Gate;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.SegmentSource;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.transfer.Exporter;
import io.github.lgtm4j.sink.internal.transfer.Importer;
import io.github.lgtm4j.sink.internal.transfer.Replay;
import io.github.lgtm4j.sink.internal.violation.Violations;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Receives telemetry as an Alloy sink and the LGTM stack behind it do, in this process.
 *
 * <pre>{@code
 * try (LocalSink sink = LocalSink.start()) {
 *   // point the application at sink.otlpGrpc(), then
 *   sink.telemetry().traces(SpanQuery.all());
 * }
 * }</pre>
 *
 * <p>Safe for use by any thread.
 */
public final class LocalSink implements AutoCloseable {
  /** The tenant of what is sent without {@code X-Scope-OrgID}, where no tenants are set. */
  public static final String DEFAULT_TENANT = "anonymous";

  private final HttpServer server;
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "lgtm4j-sink-stream");
            thread.setDaemon(true);
            return thread;
          });
  private final Importer importer;
  private final String apiToken;
  private final Store store;
  private final Violations violations;
  private final Rules rules;
  private final StoredTelemetry telemetry;
  private final ScrapeLoop scrapes;
  private final InetSocketAddress grpc;
  private final InetSocketAddress otlpHttp;
  private final InetSocketAddress main;

  LocalSink(LocalSinkBuilder settings) throws IOException {
    Clock clock = Clock.systemUTC();
    violations = new Violations(clock);
    rules = Rules.of(settings.limits, violations, settings.warnOnly, clock);
    store = new Store(source(settings, rules.gate()), settings.maxBytes, clock);
    telemetry = new StoredTelemetry(store, settings.maxBytes, violations);
    scrapes = new ScrapeLoop(store, rules, clock);
    server = new HttpServer(settings.server);
    apiToken = settings.apiToken;
    importer = new Importer(new Intake(store, importRules(settings, clock), new LiveLines()));
    Intake intake = new Intake(store, rules, new LiveLines());
    Api api =
        new Api(
            telemetry,
            new Tenants(settings.tenants, settings.limits),
            intake.live(),
            new Transfers(store, importer, this::clear, background),
            new Targets(this::addTarget, this::removeTarget),
            () -> info(settings),
            background);
    Routes routes = new Routes(settings, intake, api);
    try {
      InetAddress address = InetAddress.getByName(settings.bindAddress);
      grpc = server.listen(new InetSocketAddress(address, settings.grpcPort), routes.otlp());
      otlpHttp = server.listen(new InetSocketAddress(address, settings.httpPort), routes.otlp());
      main = server.listen(new InetSocketAddress(address, settings.mainPort), routes.main());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static SegmentSource source(LocalSinkBuilder settings, Gate gate) throws IOException {
    Path directory = settings.dataDirectory;
    return directory == null
        ? SegmentSource.inMemory(settings.maxBytes)
        : SegmentSource.inDirectory(
            directory,
            settings.maxBytes,
            problem -> gate.notOnDisk(DEFAULT_TENANT, directory, problem));
  }

  private SinkInfo info(LocalSinkBuilder settings) {
    return new SinkInfo(
        otlpGrpc().toString(),
        otlpHttp().toString(),
        http().toString(),
        settings.tenants,
        settings.warnOnly);
  }

  /** What is imported was accepted once, some time ago: it is judged, but nobody is told. */
  private static Rules importRules(LocalSinkBuilder settings, Clock clock) {
    return Rules.of(settings.limits, new Violations(clock), true, clock);
  }

  /** Starts a sink on free ports of the loopback interface, with default limits. */
  public static LocalSink start() {
    return builder().freePorts().start();
  }

  /** A sink to be configured; it listens on 4317, 4318 and 3100 of the loopback interface. */
  public static LocalSinkBuilder builder() {
    return new LocalSinkBuilder();
  }

  /** Where OTLP over gRPC goes. */
  public URI otlpGrpc() {
    return uri(grpc);
  }

  /** Where OTLP over HTTP goes: clients add {@code /v1/traces} and the like. */
  public URI otlpHttp() {
    return uri(otlpHttp);
  }

  /** The address of Loki's push, of remote write, of the page and of its API. */
  public URI http() {
    return uri(main);
  }

  private static URI uri(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** The address that opens the page for who follows it: it carries the token. */
  public URI page() {
    return apiToken.isEmpty() ? http() : http().resolve("/?token=" + apiToken);
  }

  /** The token that the API asks for: {@code Authorization: Bearer …}. */
  public String apiToken() {
    return apiToken;
  }

  /** Writes everything as lines of OTLP JSON. */
  public void exportTo(Appendable out) throws IOException {
    try {
      Exporter.export(
          store,
          batch -> {
            try {
              out.append(OtlpJsonWriter.write(batch.request())).append('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  /**
   * Stores lines of OTLP JSON, of {@link #exportTo} or of a collector's file exporter.
   *
   * @throws IllegalArgumentException if a line is none; those before it are stored
   */
  public void importFrom(BufferedReader lines) throws IOException {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          importer.line(line, DEFAULT_TENANT);
        }
      }
    } catch (FailedRequest e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Sends everything to another endpoint of OTLP over HTTP.
   *
   * @return how many requests it took
   */
  public int replayTo(URI endpoint) throws IOException {
    return Replay.to(store, endpoint);
  }

  /** What has arrived. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** Reads a page of metrics from now on, at its interval. */
  public void addTarget(ScrapeTarget target) {
    scrapes.add(target, target.interval());
  }

  private void addTarget(Targets.Target target) {
    ScrapeTarget added = ScrapeTarget.of(target.uri()).tenant(target.tenant());
    for (Map.Entry<String, String> label : target.labels().entrySet()) {
      added = added.label(label.getKey(), label.getValue());
    }
    // Who asks over the network may be an application that ends soon.
    scrapes.add(added, Duration.ZERO);
  }

  /** Reads the page at that address no more. */
  public void removeTarget(URI uri) {
    scrapes.remove(uri);
  }

  /** Reads every page of metrics once and returns when that is done. */
  public void scrapeNow() throws InterruptedException {
    scrapes.scrapeAll();
  }

  /** Forgets what has arrived. */
  public void clear() {
    store.clear();
    violations.clear();
    rules.clear();
  }

  @Override
  public void close() {
    scrapes.close();
    background.shutdownNow();
    server.close();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the store", e);
    }
  }
}
