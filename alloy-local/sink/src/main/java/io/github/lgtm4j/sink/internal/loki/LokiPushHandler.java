/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import io.github.lgtm4j.sink.internal.intake.Intake;
import io.github.lgtm4j.sink.internal.intake.LogBatch;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Inflation;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.net.Snappy;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import java.util.Map;
import java.util.function.Function;

/** Loki's {@code /loki/api/v1/push}: JSON, or protobuf in snappy. */
public final class LokiPushHandler implements Handler {
  private final Intake intake;
  private final Function<Request, String> tenants;
  private final int maxBody;

  public LokiPushHandler(Intake intake, Function<Request, String> tenants, int maxBody) {
    this.intake = intake;
    this.tenants = tenants;
    this.maxBody = maxBody;
  }

  @Override
  public Response handle(Request request) {
    String tenant = "";
    try {
      tenant = tenants.apply(request);
      LogBatch batch = new LogBatch(intake, tenant);
      PushVisitor visitor = new IntoBatch(batch);
      if (request.header("content-type", "").startsWith("application/json")) {
        JsonPush.read(Inflation.body(request, maxBody), visitor);
      } else {
        ProtobufPush.read(Snappy.decode(request.body(), maxBody), visitor);
      }
      Refusal refusal = batch.end().grouped();
      return refusal == null || refusal.status() == 200
          ? Response.empty(204)
          : refuse(refusal.status(), refusal.text());
    } catch (FailedRequest e) {
      intake.rules().gate().malformed(tenant, request.path(), String.valueOf(e.getMessage()));
      return refuse(e.status(), String.valueOf(e.getMessage()));
    }
  }

  private record IntoBatch(LogBatch batch) implements PushVisitor {
    @Override
    public void stream(Map<String, String> labels) {
      batch.stream(labels);
    }

    @Override
    public void entry(long epochNanos, String line, Map<String, String> metadata) {
      batch.line(epochNanos, line, metadata);
    }
  }
}
