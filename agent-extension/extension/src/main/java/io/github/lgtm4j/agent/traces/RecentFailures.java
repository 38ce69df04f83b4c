/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/** Where requests have failed during the last minute. */
final class RecentFailures implements SpanProcessor {
  /** What tells one place from another. */
  private static final List<AttributeKey<String>> PLACE =
      Arrays.asList(
          AttributeKey.stringKey("http.request.method"),
          AttributeKey.stringKey("rpc.method"),
          AttributeKey.stringKey("messaging.destination.name"));

  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");

  /** Two places that share a number share their failures, which costs a few more traces. */
  private static final int PLACES = 1024;

  private static final long ATTENTION = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private final AtomicLongArray attentionEnds = new AtomicLongArray(PLACES);

  RecentFailures(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    for (int place = 0; place < PLACES; place++) {
      attentionEnds.set(place, now);
    }
  }

  /** Whether one was where a span with these attributes starts. */
  boolean contain(SpanKind kind, Attributes attributes) {
    return attentionEnds.get(place(kind, attributes)) - nanoTime.getAsLong() > 0;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (isRoot(span) && span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR) {
      int place = place(span.getKind(), span.getAttributes());
      attentionEnds.set(place, nanoTime.getAsLong() + ATTENTION);
    }
  }

  private static boolean isRoot(ReadableSpan span) {
    return !span.getParentSpanContext().isValid() || span.getParentSpanContext().isRemote();
  }

  /** By what is known when a span starts; its route is not. */
  private static int place(SpanKind kind, Attributes attributes) {
    int hash = kind.ordinal();
    for (AttributeKey<String> key : PLACE) {
      hash = 31 * hash + Objects.hashCode(attributes.get(key));
    }
    String path = attributes.get(PATH);
    hash = 31 * hash + (path == null ? 0 : withoutNumbers(path));
    return Math.floorMod(hash ^ (hash >>> 16), PLACES);
  }

  /** A hash in which {@code /users/17} and {@code /users/4} are one place. */
  private static int withoutNumbers(String path) {
    int hash = 0;
    boolean inNumber = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit || !inNumber) {
        hash = 31 * hash + (digit ? '0' : c);
      }
      inNumber = digit;
    }
    return hash;
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
