/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.traces;

import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.github.lgtm4j.contract.sampling.Rate;
import io.github.lgtm4j.sdk.config.SignalSettings;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What this application records of its traffic: everything but probes, unless it is told less.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class Sampling {
  private final Probes probes;
  private final KeptTraces share;
  private final @Nullable Rate rate;
  private final @Nullable RecentFailures failures;
  private final LongAdder dropped = new LongAdder();
  private final LongAdder overTheLimit = new LongAdder();

  /** By {@code lgtm.traces.*}, and the share of {@code lgtm.sampling.ratio}. */
  public Sampling(SignalSettings settings) {
    probes = new Probes(settings);
    share = new KeptTraces(settings.keptRatio());
    Double limit = settings.rateLimit();
    rate = limit == null ? null : new Rate(limit, System::nanoTime);
    failures = settings.errorBiased() ? new RecentFailures(System::nanoTime) : null;
  }

  /**
   * In front of a sampler.
   *
   * @param isTheirs whether somebody asked for it: then it decides about all that is left
   */
  public Sampler before(Sampler others, boolean isTheirs) {
    Sampler sampler =
        failures == null || isTheirs ? others : Sampler.parentBased(new ErrorBias(share, failures));
    if (rate != null) {
      sampler = new RateLimit(sampler, rate, overTheLimit);
    }
    return new ProbeSampler(sampler, probes, dropped);
  }

  /** Who has to see spans end; one that does nothing when nobody has to. */
  public SpanProcessor processor() {
    return failures == null ? SpanProcessor.composite() : failures;
  }

  /** How many traces did not begin, by the reason. */
  public Map<String, LongSupplier> notRecorded() {
    Map<String, LongSupplier> reasons = new LinkedHashMap<>();
    reasons.put("probe", dropped::sum);
    if (rate != null) {
      reasons.put("rate-limit", overTheLimit::sum);
    }
    return reasons;
  }
}
