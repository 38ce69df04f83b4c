/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;

/** Stores the spans of an export request, each as the bytes it came in. */
public final class TraceReceiver implements OtlpReceiver {
  private static final Shape SHAPE = Shape.of(ExportTraceServiceRequest.getDescriptor());

  private final Store store;

  public TraceReceiver(Store store) {
    this.store = store;
  }

  @Override
  public Outcome receive(String tenant, byte[] request) {
    try {
      SHAPE.check(request, 0, request.length);
      new ExportWalker(tenant, request, new Storing(request)).walk();
      return Outcome.ACCEPTED;
    } catch (IOException e) {
      throw new FailedRequest(400, "malformed ExportTraceServiceRequest: " + e.getMessage());
    }
  }

  @Override
  public String rejectedField() {
    return "rejectedSpans";
  }

  private final class Storing implements ExportWalker.Visitor {
    private final byte[] request;

    Storing(byte[] request) {
      this.request = request;
    }

    @Override
    public void resource(ResourceKey key, Context resource) {}

    @Override
    public void item(Context resource, Context scope, int offset, int length) {
      store.append(Kind.SPAN, resource, scope, request, offset, length);
    }
  }
}
