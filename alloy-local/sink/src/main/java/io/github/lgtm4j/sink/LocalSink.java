/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.net.HttpServer;
import io.github.lgtm4j.sink.internal.query.StoredTelemetry;
import io.github.lgtm4j.sink.internal.store.SegmentSource;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.violation.Violations;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;

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
  private final Store store;
  private final Violations violations;
  private final Telemetry telemetry;
  private final ScrapeLoop scrapes;
  private final InetSocketAddress grpc;
  private final InetSocketAddress otlpHttp;
  private final InetSocketAddress main;

  LocalSink(LocalSinkBuilder settings) throws IOException {
    Clock clock = Clock.systemUTC();
    violations = new Violations(clock);
    store = new Store(SegmentSource.inMemory(settings.maxBytes), settings.maxBytes, clock);
    telemetry = new StoredTelemetry(store, settings.maxBytes, violations);
    scrapes = new ScrapeLoop(store, clock);
    server = new HttpServer(settings.server);
    Routes routes = new Routes(settings, store);
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

  /** What has arrived. */
  public Telemetry telemetry() {
    return telemetry;
  }

  /** Reads a page of metrics from now on, at its interval. */
  public void addTarget(ScrapeTarget target) {
    scrapes.add(target);
  }

  /** Reads every page of metrics once and returns when that is done. */
  public void scrapeNow() throws InterruptedException {
    scrapes.scrapeAll();
  }

  /** Forgets what has arrived. */
  public void clear() {
    store.clear();
    violations.clear();
  }

  @Override
  public void close() {
    scrapes.close();
    server.close();
    try {
      store.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the store", e);
    }
  }
}
