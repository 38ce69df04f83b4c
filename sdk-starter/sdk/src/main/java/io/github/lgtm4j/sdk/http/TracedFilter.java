/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter for the JDK's {@code HttpServer}: a span for each request, in its caller's trace, and
 * the contract's metric. The route is the path of the context that it is on. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TracedFilter extends Filter {
  private static final TextMapGetter<HttpExchange> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpExchange exchange) {
          return exchange.getRequestHeaders().keySet();
        }

        @Override
        public @Nullable String get(@Nullable HttpExchange exchange, String key) {
          return exchange == null ? null : exchange.getRequestHeaders().getFirst(key);
        }
      };

  private final OpenTelemetry openTelemetry;
  private final Tracer tracer;
  private final HttpMeters meters;

  /** For requests whose spans and metrics go there. */
  public TracedFilter(OpenTelemetry openTelemetry, MeterRegistry registry) {
    this.openTelemetry = openTelemetry;
    this.tracer = openTelemetry.getTracer("io.github.lgtm4j.sdk.http");
    this.meters =
        new HttpMeters(
            registry,
            Metrics.HTTP_SERVER_REQUEST_DURATION,
            List.of(
                "http.request.method",
                "url.scheme",
                "http.response.status_code",
                "http.route",
                "error.type",
                "network.protocol.version"));
  }

  @Override
  public String description() {
    return "Traces and measures requests";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    long start = System.nanoTime();
    Context parent =
        openTelemetry
            .getPropagators()
            .getTextMapPropagator()
            .extract(Context.current(), exchange, HEADERS);
    Span span = start(exchange, parent);
    Throwable failure = null;
    try (Scope scope = parent.with(span).makeCurrent()) {
      try {
        chain.doFilter(exchange);
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
        throw e;
      } finally {
        // While the span is current, so that the measurement leads to it.
        end(exchange, span, failure, System.nanoTime() - start);
      }
    }
  }

  private Span start(HttpExchange exchange, Context parent) {
    String method = Semantics.method(exchange.getRequestMethod());
    String route = exchange.getHttpContext().getPath();
    Span span =
        tracer
            .spanBuilder((method.equals(Semantics.OTHER) ? "HTTP" : method) + " " + route)
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .setAttribute("url.scheme", scheme(exchange))
            .setAttribute("url.path", exchange.getRequestURI().getPath())
            .setAttribute("user_agent.original", header(exchange, "User-Agent"))
            .startSpan();
    span.setAttribute("http.route", route);
    span.setAttribute("url.query", exchange.getRequestURI().getRawQuery());
    span.setAttribute("network.protocol.version", version(exchange));
    span.setAttribute("client.address", exchange.getRemoteAddress().getHostString());
    span.setAttribute("server.address", exchange.getLocalAddress().getHostString());
    span.setAttribute("server.port", (long) exchange.getLocalAddress().getPort());
    return span;
  }

  private void end(HttpExchange exchange, Span span, @Nullable Throwable failure, long nanos) {
    int status = exchange.getResponseCode();
    String error = Semantics.serverError(status, failure);
    if (status > 0) {
      span.setAttribute("http.response.status_code", (long) status);
    }
    if (!error.isEmpty()) {
      span.setAttribute("error.type", error);
      span.setStatus(StatusCode.ERROR);
    }
    if (failure != null) {
      span.recordException(failure);
    }
    meters.record(
        nanos,
        Semantics.method(exchange.getRequestMethod()),
        scheme(exchange),
        status > 0 ? Integer.toString(status) : "",
        exchange.getHttpContext().getPath(),
        error,
        version(exchange));
    span.end();
  }

  private static String scheme(HttpExchange exchange) {
    return exchange instanceof HttpsExchange ? "https" : "http";
  }

  private static String version(HttpExchange exchange) {
    String protocol = exchange.getProtocol();
    return protocol.startsWith("HTTP/") ? protocol.substring("HTTP/".length()) : protocol;
  }

  private static @Nullable String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }
}
