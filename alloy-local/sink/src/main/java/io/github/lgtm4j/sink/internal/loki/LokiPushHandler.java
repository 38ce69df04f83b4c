/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import io.github.lgtm4j.sink.internal.codec.LineBody;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Inflation;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.net.Snappy;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loki's {@code /loki/api/v1/push}: JSON, or protobuf in snappy. */
public final class LokiPushHandler implements Handler {
  private final Store store;
  private final Function<Request, String> tenants;
  private final int maxBody;

  public LokiPushHandler(Store store, Function<Request, String> tenants, int maxBody) {
    this.store = store;
    this.tenants = tenants;
    this.maxBody = maxBody;
  }

  @Override
  public Response handle(Request request) {
    try {
      Storing visitor = new Storing(tenants.apply(request));
      if (request.header("content-type", "").startsWith("application/json")) {
        JsonPush.read(Inflation.body(request, maxBody), visitor);
      } else {
        ProtobufPush.read(Snappy.decode(request.body(), maxBody), visitor);
      }
      return Response.empty(204);
    } catch (FailedRequest e) {
      return refuse(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private final class Storing implements PushVisitor {
    private final String tenant;
    private @Nullable Context stream;

    Storing(String tenant) {
      this.tenant = tenant;
    }

    @Override
    public void stream(Map<String, String> labels) {
      stream = new StreamKey(tenant, labels).pack();
    }

    @Override
    public void entry(long epochNanos, String line, Map<String, String> metadata) {
      store.append(Kind.LINE, stream, null, new LineBody(epochNanos, line, metadata).pack());
    }
  }
}
