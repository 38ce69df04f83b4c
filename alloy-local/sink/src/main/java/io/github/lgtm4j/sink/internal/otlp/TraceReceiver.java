/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

import io.github.lgtm4j.sink.internal.codec.ResourceKey;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the spans of an export request, each as the bytes it came in. */
public final class TraceReceiver implements OtlpReceiver {
  private static final Shape SHAPE = Shape.of(ExportTraceServiceRequest.getDescriptor());

  private final Store store;
  private final Rules rules;

  public TraceReceiver(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  @Override
  public Outcome receive(String tenant, byte[] request) {
    try {
      SHAPE.check(request, 0, request.length);
      // Tempo refuses a request for one wrong id, so all are looked at before one is stored.
      Checking checking = new Checking(tenant, request);
      new ExportWalker(tenant, request, checking).walk();
      if (checking.refusal != null) {
        throw new FailedRequest(checking.refusal.status(), checking.refusal.text());
      }
      Storing storing = new Storing(tenant, request);
      new ExportWalker(tenant, request, storing).walk();
      return storing.tooLarge == 0
          ? Outcome.ACCEPTED
          : new Outcome(storing.tooLarge, "larger than a segment of the local sink's store");
    } catch (IOException e) {
      String message = "malformed ExportTraceServiceRequest: " + e.getMessage();
      rules.gate().malformed(tenant, "OTLP", message);
      throw new FailedRequest(400, message);
    }
  }

  @Override
  public String rejectedField() {
    return "rejectedSpans";
  }

  private final class Checking implements ExportWalker.Visitor {
    private final String tenant;
    private final byte[] request;
    private String service = "";
    private @Nullable Refusal refusal;

    Checking(String tenant, byte[] request) {
      this.tenant = tenant;
      this.request = request;
    }

    @Override
    public void resource(ResourceKey key, Context resource) {
      Map<String, Object> attributes = Attributes.map(key.message().getAttributesList());
      service = service(attributes);
      rules.lint().resource(tenant, attributes);
    }

    @Override
    public void item(Context resource, Context scope, int offset, int length) throws IOException {
      if (refusal == null) {
        SpanScanner span = SpanScanner.scan(request, offset, length);
        refusal =
            rules
                .tempo()
                .ids(tenant, service, span.traceIdBytes(), span.spanIdBytes(), span.spanIdIsZero());
      }
    }
  }

  private final class Storing implements ExportWalker.Visitor {
    private final String tenant;
    private final byte[] request;
    private String service = "";
    private boolean dropped;
    private long tooLarge;

    Storing(String tenant, byte[] request) {
      this.tenant = tenant;
      this.request = request;
    }

    @Override
    public void resource(ResourceKey key, Context resource) {
      Map<String, Object> attributes = Attributes.map(key.message().getAttributesList());
      service = service(attributes);
      dropped = rules.identity().drops(tenant, service, attributes);
    }

    @Override
    public void item(Context resource, Context scope, int offset, int length) throws IOException {
      if (dropped) {
        return;
      }
      SpanScanner span = SpanScanner.scan(request, offset, length);
      rules.tempo().size(tenant, service, span.traceId(), length);
      rules.lint().spanName(tenant, service, span.name());
      span.longAttributes(
          rules.tempo().maxAttributeBytes(tenant),
          (key, bytes) -> rules.tempo().longAttribute(tenant, service, key, bytes));
      if (!store.append(Kind.SPAN, resource, scope, request, offset, length)) {
        tooLarge++;
      }
    }
  }

  private static String service(Map<String, Object> resource) {
    return String.valueOf(resource.getOrDefault("service.name", "unknown service"));
  }
}
