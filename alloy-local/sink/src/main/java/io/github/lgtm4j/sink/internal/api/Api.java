/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.api.ApiHandler.Question;
import io.github.lgtm4j.sink.internal.api.Views.ContractMetric;
import io.github.lgtm4j.sink.internal.api.Views.MetricSummary;
import io.github.lgtm4j.sink.internal.api.Views.TraceSummary;
import io.github.lgtm4j.sink.internal.api.Views.WholeTrace;
import io.github.lgtm4j.sink.internal.intake.LiveLines;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.query.StoredTelemetry;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The routes of the API, all under {@code /api/local/}. */
public final class Api {
  private final StoredTelemetry telemetry;
  private final Tenants tenants;
  private final LiveLines live;
  private final Executor threads;
  private final Map<String, Handler> routes = new LinkedHashMap<>();

  /**
   * Makes the routes.
   *
   * @param tenants who may send, and how much
   * @param live the lines as they arrive
   * @param transfers what can be done with all of it
   * @param targets what is scraped
   * @param info where to send, known once the sink listens
   * @param threads run what goes on for long
   */
  public Api(
      StoredTelemetry telemetry,
      Tenants tenants,
      LiveLines live,
      Transfers transfers,
      Targets targets,
      Supplier<SinkInfo> info,
      Executor threads) {
    this.telemetry = telemetry;
    this.tenants = tenants;
    this.live = live;
    this.threads = threads;
    add("GET", "sink", request -> Json.respond(info.get()));
    add("GET", "usage", request -> Json.respond(telemetry.usage()));
    add("GET", "services", this::services);
    add("GET", "traces", this::traces);
    add("GET", "trace", this::trace);
    add("GET", "waterfall", this::waterfall);
    add("GET", "span", this::span);
    add("GET", "logs", request -> Json.respond(telemetry.logs(Parameters.logs(request))));
    add("GET", "metrics", this::metrics);
    add("GET", "series", request -> Json.respond(telemetry.series(Parameters.series(request))));
    add("GET", "contract", request -> Json.respond(ContractMetric.all()));
    add("GET", "tenants", this::tenants);
    add("GET", "violations", request -> Json.respond(telemetry.violations()));
    add("GET", "tail", this::tail);
    add("GET", "status", this::status);
    transfers.questions().forEach((route, question) -> add(route, question));
    targets.questions().forEach((route, question) -> add(route, question));
  }

  private void add(String method, String name, Question question) {
    add(method + " /api/local/" + name, question);
  }

  private void add(String route, Question question) {
    routes.put(route, new ApiHandler(question));
  }

  /** Handlers by method and path. */
  public Map<String, Handler> routes() {
    return routes;
  }

  private Response services(Request request) {
    return Json.respond(Overview.services(telemetry, Parameters.spans(request)));
  }

  private Response traces(Request request) {
    return Json.respond(
        telemetry.outlines(Parameters.spans(request)).stream().map(TraceSummary::of).toList());
  }

  private Response trace(Request request) {
    return Json.respond(WholeTrace.of(found(telemetry.trace(required(request, "id")))));
  }

  private Response waterfall(Request request) {
    return Json.respond(Waterfall.of(found(telemetry.outline(required(request, "id")))));
  }

  private static Trace found(Trace trace) {
    if (trace.spans().isEmpty()) {
      throw new FailedRequest(404, "trace not found");
    }
    return trace;
  }

  private Response span(Request request) {
    Span span = telemetry.span(required(request, "trace"), required(request, "id"));
    if (span == null) {
      throw new FailedRequest(404, "span not found");
    }
    return Json.respond(span);
  }

  private Response tenants(Request request) {
    return Json.respond(tenants.list(telemetry));
  }

  private Response metrics(Request request) {
    return Json.respond(
        MetricSummary.of(telemetry.series(Parameters.series(request).maxPoints(0))));
  }

  private Response tail(Request request) {
    return Response.stream(
        "text/event-stream", new LogTail(live, Parameters.logs(request), threads));
  }

  private Response status(Request request) {
    return Response.stream("text/event-stream", new StatusStream(telemetry, threads));
  }

  static String required(Request request, String name) {
    String value = request.parameter(name);
    if (value == null || value.isEmpty()) {
      throw new FailedRequest(400, "the parameter " + name + " is missing");
    }
    return value;
  }
}
