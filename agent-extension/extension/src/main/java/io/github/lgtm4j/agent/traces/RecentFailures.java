/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.contract.sampling.RecentPlaces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.function.LongSupplier;

/** Where requests have failed during the last minute. */
final class RecentFailures implements SpanProcessor {
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> RPC = AttributeKey.stringKey("rpc.method");
  private static final AttributeKey<String> DESTINATION =
      AttributeKey.stringKey("messaging.destination.name");

  private final RecentPlaces places;

  RecentFailures(LongSupplier nanoTime) {
    places = new RecentPlaces(nanoTime);
  }

  /** Whether one was where a span with these attributes starts. */
  boolean contain(SpanKind kind, String name, Attributes attributes) {
    return places.contain(place(kind, name, attributes));
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (isRoot(span) && span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR) {
      places.add(place(span.getKind(), span.getName(), span.getAttributes()));
    }
  }

  private static boolean isRoot(ReadableSpan span) {
    return !span.getParentSpanContext().isValid() || span.getParentSpanContext().isRemote();
  }

  /** By what is known when a span starts; its route is not. */
  private static int place(SpanKind kind, String name, Attributes attributes) {
    return RecentPlaces.of(
        attributes.get(PATH),
        // A job has nothing but its name; a request gets its name when its route is known.
        kind == SpanKind.INTERNAL ? name : kind.name(),
        attributes.get(METHOD),
        attributes.get(RPC),
        attributes.get(DESTINATION));
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {}

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
