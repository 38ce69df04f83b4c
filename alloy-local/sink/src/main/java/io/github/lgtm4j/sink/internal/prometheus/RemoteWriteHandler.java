/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import io.github.lgtm4j.sink.internal.intake.MetricBatch;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.net.Snappy;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Store;
import java.io.IOException;
import java.util.function.Function;

/** Prometheus remote write 1.0. */
public final class RemoteWriteHandler implements Handler {
  private final Store store;
  private final Rules rules;
  private final Function<Request, String> tenants;
  private final int maxBody;
  private final int success;
  private final Families families = new Families();

  /**
   * Makes a handler.
   *
   * @param success the status of an accepted request: Mimir answers 200, Alloy 204
   */
  public RemoteWriteHandler(
      Store store, Rules rules, Function<Request, String> tenants, int maxBody, int success) {
    this.store = store;
    this.rules = rules;
    this.tenants = tenants;
    this.maxBody = maxBody;
    this.success = success;
  }

  @Override
  public Response handle(Request request) {
    String tenant = "";
    try {
      tenant = tenants.apply(request);
      if (request.header("content-type", "").contains("io.prometheus.write.v2.Request")) {
        throw new FailedRequest(415, "io.prometheus.write.v2.Request is not supported here");
      }
      MetricBatch batch = new MetricBatch(store, rules);
      new RemoteWrite(Snappy.decode(request.body(), maxBody), tenant, batch, families).read();
      Refusal refusal = batch.end().first();
      return refusal == null ? Response.empty(success) : refuse(refusal.status(), refusal.text());
    } catch (IOException e) {
      rules.gate().malformed(tenant, request.path(), String.valueOf(e.getMessage()));
      return refuse(400, String.valueOf(e.getMessage()));
    } catch (FailedRequest e) {
      rules.gate().malformed(tenant, request.path(), String.valueOf(e.getMessage()));
      return refuse(e.status(), String.valueOf(e.getMessage()));
    }
  }
}
