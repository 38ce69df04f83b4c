/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.internal.exemplar.ExemplarFilterInternal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prefers exemplars whose trace will be kept, so that the link in Grafana leads somewhere: others
 * only count when none of those came by for a minute at the same place.
 */
final class KeptExemplars implements ExemplarFilterInternal {
  private static final Logger logger = Logger.getLogger(KeptExemplars.class.getName());
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /**
   * What tells one place from another. Not all attributes: here they still have those that the
   * series leaves out, such as a port, and no two measurements would be of one place.
   */
  private static final List<AttributeKey<String>> PLACE =
      Arrays.asList(
          AttributeKey.stringKey("http.route"),
          AttributeKey.stringKey("db.query.summary"),
          AttributeKey.stringKey("server.address"));

  /** Two places that share a number share their preference, which is no harm. */
  private static final int PLACES = 1024;

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  /** Every request passes here: what they all write is written this often only. */
  private static final long PRECISION = TimeUnit.SECONDS.toNanos(1);

  private final KeptTraces keptTraces;
  private final LongSupplier nanoTime;
  private final AtomicLongArray lastKept = new AtomicLongArray(PLACES);

  KeptExemplars(KeptTraces keptTraces, LongSupplier nanoTime) {
    this.keptTraces = keptTraces;
    this.nanoTime = nanoTime;
    long longAgo = nanoTime.getAsLong() - PATIENCE;
    for (int place = 0; place < PLACES; place++) {
      lastKept.set(place, longAgo);
    }
  }

  /** The SDK takes no filter of others officially; a version that lost this one keeps its own. */
  static void preferIn(SdkMeterProviderBuilder builder, double ratio) {
    if (ratio >= 1) {
      return;
    }
    try {
      builder.setExemplarFilter(new KeptExemplars(new KeptTraces(ratio), System::nanoTime));
    } catch (RuntimeException | LinkageError e) {
      logger.log(Level.FINE, "Exemplars are those of any trace", e);
    }
  }

  @Override
  public boolean shouldSampleMeasurement(long value, Attributes attributes, Context context) {
    return accepts(attributes, context);
  }

  @Override
  public boolean shouldSampleMeasurement(double value, Attributes attributes, Context context) {
    return accepts(attributes, context);
  }

  private boolean accepts(Attributes attributes, Context context) {
    SpanContext span = Span.fromContext(context).getSpanContext();
    if (!span.isSampled()) {
      return false;
    }
    int place = place(attributes);
    long now = nanoTime.getAsLong();
    long sinceKept = now - lastKept.get(place);
    if (keptTraces.contain(span.getTraceId()) || attributes.get(ERROR) != null) {
      if (sinceKept > PRECISION) {
        lastKept.set(place, now);
      }
      return true;
    }
    return sinceKept >= PATIENCE;
  }

  private static int place(Attributes attributes) {
    int hash = 0;
    for (AttributeKey<String> key : PLACE) {
      hash = 31 * hash + Objects.hashCode(attributes.get(key));
    }
    return Math.floorMod(hash ^ (hash >>> 16), PLACES);
  }
}
