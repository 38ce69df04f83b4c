/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.http;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A {@code HttpClient} that gives each request a span, sends the trace with it, and records the
 * contract's metric. Everything else is the client's behind it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TracedClient extends HttpClient {
  private final HttpClient client;
  private final OpenTelemetry openTelemetry;
  private final Tracer tracer;
  private final HttpMeters meters;

  /** In front of the client that sends. */
  public TracedClient(HttpClient client, OpenTelemetry openTelemetry, MeterRegistry registry) {
    this.client = client;
    this.openTelemetry = openTelemetry;
    this.tracer = openTelemetry.getTracer("io.github.lgtm4j.sdk.http");
    this.meters =
        new HttpMeters(
            registry,
            Metrics.HTTP_CLIENT_REQUEST_DURATION,
            List.of(
                "http.request.method",
                "server.address",
                "server.port",
                "http.response.status_code",
                "error.type",
                "network.protocol.version"));
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> bodyHandler)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Span span = start(request);
    HttpResponse<T> response = null;
    Throwable failure = null;
    try (Scope scope = Context.current().with(span).makeCurrent()) {
      try {
        response = client.send(withTrace(request), bodyHandler);
        return response;
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        failure = e;
        throw e;
      } finally {
        end(span, request, response, failure, System.nanoTime() - start);
      }
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> bodyHandler) {
    return sendAsync(request, bodyHandler, null);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> bodyHandler,
      HttpResponse.@Nullable PushPromiseHandler<T> pushPromiseHandler) {
    long start = System.nanoTime();
    Span span = start(request);
    Context context = Context.current().with(span);
    CompletableFuture<HttpResponse<T>> sent;
    try (Scope scope = context.makeCurrent()) {
      sent =
          pushPromiseHandler == null
              ? client.sendAsync(withTrace(request), bodyHandler)
              : client.sendAsync(withTrace(request), bodyHandler, pushPromiseHandler);
    } catch (RuntimeException | Error e) {
      end(span, request, null, e, System.nanoTime() - start);
      throw e;
    }
    return sent.whenComplete(
        (response, failure) -> {
          try (Scope scope = context.makeCurrent()) {
            end(span, request, response, unwrapped(failure), System.nanoTime() - start);
          }
        });
  }

  private Span start(HttpRequest request) {
    URI uri = request.uri();
    String method = Semantics.method(request.method());
    return tracer
        .spanBuilder(method.equals(Semantics.OTHER) ? "HTTP" : method)
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("http.request.method", method)
        .setAttribute("url.full", withoutUserInfo(uri))
        .setAttribute("server.address", String.valueOf(uri.getHost()))
        .setAttribute("server.port", (long) Semantics.port(uri.getScheme(), uri.getPort()))
        .startSpan();
  }

  private HttpRequest withTrace(HttpRequest request) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
    openTelemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(
            Context.current(),
            builder,
            (carrier, name, value) -> {
              if (carrier != null) {
                carrier.setHeader(name, value);
              }
            });
    return builder.build();
  }

  private void end(
      Span span,
      HttpRequest request,
      @Nullable HttpResponse<?> response,
      @Nullable Throwable failure,
      long nanos) {
    int status = response == null ? 0 : response.statusCode();
    String error = Semantics.clientError(status, failure);
    String version = response == null ? "" : version(response.version());
    if (response != null) {
      span.setAttribute("http.response.status_code", (long) status);
      span.setAttribute("network.protocol.version", version);
    }
    if (!error.isEmpty()) {
      span.setAttribute("error.type", error);
      span.setStatus(StatusCode.ERROR);
    }
    if (failure != null) {
      span.recordException(failure);
    }
    URI uri = request.uri();
    meters.record(
        nanos,
        Semantics.method(request.method()),
        String.valueOf(uri.getHost()),
        Integer.toString(Semantics.port(uri.getScheme(), uri.getPort())),
        response == null ? "" : Integer.toString(status),
        error,
        version);
    span.end();
  }

  /** A password in an address is a secret on a span. */
  private static String withoutUserInfo(URI uri) {
    return uri.getRawUserInfo() == null
        ? uri.toString()
        : uri.toString().replace(uri.getRawUserInfo() + "@", "");
  }

  private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static String version(Version version) {
    return version == Version.HTTP_1_1 ? "1.1" : "2";
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return client.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return client.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return client.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return client.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return client.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return client.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return client.authenticator();
  }

  @Override
  public Version version() {
    return client.version();
  }

  @Override
  public Optional<Executor> executor() {
    return client.executor();
  }
}
