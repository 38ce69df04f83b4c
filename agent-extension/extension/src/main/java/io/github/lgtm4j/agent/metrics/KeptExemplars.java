/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.internal.exemplar.ExemplarFilterInternal;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prefers exemplars whose trace will be kept, so that the link in Grafana leads somewhere: others
 * only count when none of those came by for a minute.
 */
final class KeptExemplars implements ExemplarFilterInternal {
  private static final Logger logger = Logger.getLogger(KeptExemplars.class.getName());
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);

  /** Every request passes here: what they all write is written this often only. */
  private static final long PRECISION = TimeUnit.SECONDS.toNanos(1);

  private final KeptTraces keptTraces;
  private final LongSupplier nanoTime;
  private volatile long lastKept;

  KeptExemplars(KeptTraces keptTraces, LongSupplier nanoTime) {
    this.keptTraces = keptTraces;
    this.nanoTime = nanoTime;
    this.lastKept = nanoTime.getAsLong() - PATIENCE;
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
    long sinceKept = nanoTime.getAsLong() - lastKept;
    if (keptTraces.contain(span.getTraceId()) || attributes.get(ERROR) != null) {
      if (sinceKept > PRECISION) {
        lastKept = nanoTime.getAsLong();
      }
      return true;
    }
    return sinceKept >= PATIENCE;
  }
}
