/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import com.google.protobuf.Message;
import io.github.lgtm4j.sink.internal.api.Api;
import io.github.lgtm4j.sink.internal.intake.Intake;
import io.github.lgtm4j.sink.internal.loki.LokiPushHandler;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.net.Router;
import io.github.lgtm4j.sink.internal.otlp.LogReceiver;
import io.github.lgtm4j.sink.internal.otlp.MetricReceiver;
import io.github.lgtm4j.sink.internal.otlp.OtlpGrpcHandler;
import io.github.lgtm4j.sink.internal.otlp.OtlpHttpHandler;
import io.github.lgtm4j.sink.internal.otlp.OtlpJsonReader;
import io.github.lgtm4j.sink.internal.otlp.OtlpReceiver;
import io.github.lgtm4j.sink.internal.otlp.TraceReceiver;
import io.github.lgtm4j.sink.internal.page.FrontDoor;
import io.github.lgtm4j.sink.internal.page.PageFiles;
import io.github.lgtm4j.sink.internal.prometheus.RemoteWriteHandler;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which handler answers which path of which port. */
final class Routes {
  private static final Handler NOT_FOUND = request -> Response.text(404, "404 page not found\n");
  private static final Handler WRONG_METHOD = request -> Response.text(405, "method not allowed\n");

  private static final int MIMIR_SUCCESS = 200;
  private static final int ALLOY_SUCCESS = 204;

  private final int maxBody;
  private final Tenancy tenancy;
  private final @Nullable Credentials credentials;
  private final Handler pageFiles;
  private final Map<String, Handler> otlp = new HashMap<>();
  private final Map<String, Handler> main = new HashMap<>();

  Routes(LocalSinkBuilder settings, Intake intake, Api api) {
    Store store = intake.store();
    Rules rules = intake.rules();
    maxBody = settings.server.maxBody();
    tenancy = new Tenancy(settings.tenants);
    credentials = settings.credentials;
    signal(
        "trace",
        "/v1/traces",
        new TraceReceiver(store, rules),
        ExportTraceServiceRequest.getDefaultInstance());
    signal(
        "metrics",
        "/v1/metrics",
        new MetricReceiver(store, rules),
        ExportMetricsServiceRequest.getDefaultInstance());
    signal(
        "logs", "/v1/logs", new LogReceiver(intake), ExportLogsServiceRequest.getDefaultInstance());
    main.put("POST /loki/api/v1/push", ingest(new LokiPushHandler(intake, tenancy, maxBody)));
    main.put(
        "POST /api/v1/push",
        ingest(new RemoteWriteHandler(store, rules, tenancy, maxBody, MIMIR_SUCCESS)));
    main.put(
        "POST /api/v1/metrics/write",
        ingest(new RemoteWriteHandler(store, rules, tenancy, maxBody, ALLOY_SUCCESS)));
    Set<String> hosts = hosts(settings);
    api.routes()
        .forEach(
            (route, handler) -> main.put(route, new ApiGuard(handler, settings.apiToken, hosts)));
    main.put("GET /", new ApiGuard(new FrontDoor(settings.apiToken), "", hosts));
    pageFiles = new ApiGuard(new PageFiles(), "", hosts);
    main.put("GET /ready", request -> Response.text(200, "ready\n"));
  }

  private static Set<String> hosts(LocalSinkBuilder settings) {
    Set<String> hosts = new TreeSet<>(List.of("localhost", "127.0.0.1", "[::1]"));
    hosts.add(settings.bindAddress.toLowerCase(Locale.ROOT));
    hosts.addAll(settings.hosts);
    return hosts;
  }

  private void signal(String name, String path, OtlpReceiver receiver, Message request) {
    String service =
        "/opentelemetry.proto.collector.%s.v1.%s%sService/Export"
            .formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1));
    otlp.put("POST " + service, ingest(new OtlpGrpcHandler(receiver, tenancy, maxBody)));
    Handler http =
        ingest(new OtlpHttpHandler(receiver, tenancy, new OtlpJsonReader(request), maxBody));
    otlp.put("POST " + path, http);
    // Where Loki and Mimir take OTLP themselves.
    main.put("POST /otlp" + path, http);
  }

  private Handler ingest(Handler handler) {
    return credentials == null ? handler : new Authenticated(handler, credentials);
  }

  Router otlp() {
    return router(otlp);
  }

  Router main() {
    Router router = router(main);
    return (method, path) ->
        method.equals("GET") && path.startsWith(PageFiles.PREFIX)
            ? pageFiles
            : router.find(method, path);
  }

  private static Router router(Map<String, Handler> routes) {
    return (method, path) -> {
      Handler handler = routes.get(method + ' ' + path);
      if (handler != null) {
        return handler;
      }
      boolean other = routes.keySet().stream().anyMatch(route -> route.endsWith(' ' + path));
      return other ? WRONG_METHOD : NOT_FOUND;
    };
  }
}
