/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import com.google.protobuf.Message;
import io.github.lgtm4j.sink.internal.loki.LokiPushHandler;
import io.github.lgtm4j.sink.internal.net.GrpcHandler;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.net.Router;
import io.github.lgtm4j.sink.internal.otlp.ExportResponses;
import io.github.lgtm4j.sink.internal.otlp.OtlpHttpHandler;
import io.github.lgtm4j.sink.internal.otlp.OtlpJsonReader;
import io.github.lgtm4j.sink.internal.otlp.OtlpReceiver;
import io.github.lgtm4j.sink.internal.otlp.TraceReceiver;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which handler answers which path of which port. */
final class Routes {
  private static final Handler NOT_FOUND = request -> Response.text(404, "404 page not found\n");
  private static final Handler WRONG_METHOD = request -> Response.text(405, "method not allowed\n");

  private final int maxBody;
  private final Tenancy tenancy;
  private final Map<String, Handler> otlp = new HashMap<>();
  private final Map<String, Handler> main = new HashMap<>();

  Routes(LocalSinkBuilder settings, Store store) {
    maxBody = settings.server.maxBody();
    tenancy = new Tenancy(settings.tenants);
    signal(
        "trace",
        "/v1/traces",
        new TraceReceiver(store),
        ExportTraceServiceRequest.getDefaultInstance());
    main.put("POST /loki/api/v1/push", new LokiPushHandler(store, tenancy, maxBody));
    main.put("GET /ready", request -> Response.text(200, "ready\n"));
  }

  private void signal(String name, String path, OtlpReceiver receiver, Message request) {
    String service =
        "/opentelemetry.proto.collector.%s.v1.%s%sService/Export"
            .formatted(name, name.substring(0, 1).toUpperCase(Locale.ROOT), name.substring(1));
    otlp.put(
        "POST " + service,
        new GrpcHandler(
            maxBody,
            (call, message) -> ExportResponses.of(receiver.receive(tenancy.apply(call), message))));
    otlp.put(
        "POST " + path,
        new OtlpHttpHandler(receiver, tenancy, new OtlpJsonReader(request), maxBody));
  }

  Router otlp() {
    return router(otlp);
  }

  Router main() {
    return router(main);
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
