/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.sampling.KeptTraces;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What this application records of its traffic: everything but probes, unless it is told less. */
public final class Sampling {
  private static final String ERROR_BIASED = "error-biased";

  private final ConfigProperties config;
  private final @Nullable String agents;
  private final List<Problem> problems = new ArrayList<>();
  private final @Nullable Double tracesPerSecond;
  private final double ratio;
  private final @Nullable RecentFailures failures;

  /**
   * @param ratio the share of traces that is kept behind this application
   * @param agents the sampler that was asked for in OpenTelemetry's own way
   */
  public Sampling(ConfigProperties config, double ratio, @Nullable String agents) {
    this.config = config;
    this.agents = agents;
    tracesPerSecond = tracesPerSecond();
    this.ratio = ratio;
    failures = isErrorBiased() ? new RecentFailures(System::nanoTime) : null;
  }

  /**
   * In front of the sampler that the agent has.
   *
   * @param dropped told of where the number of dropped traces can be read, and of their reason
   */
  public Sampler before(Sampler others, Dropped dropped) {
    Sampler sampler =
        failures == null
            ? others
            : Sampler.parentBased(new ErrorBias(new KeptTraces(ratio), failures));
    if (tracesPerSecond != null) {
      RateLimit limit = new RateLimit(sampler, tracesPerSecond, System::nanoTime);
      dropped.counted("rate-limit", limit::dropped);
      sampler = limit;
    }
    ProbeSampler probes = ProbeSampler.before(sampler, config);
    dropped.counted("probe", probes::dropped);
    return probes;
  }

  /** Who has to see spans end; null when nobody has to. */
  public @Nullable SpanProcessor processor() {
    return failures;
  }

  public List<Problem> problems() {
    return problems;
  }

  private @Nullable Double tracesPerSecond() {
    String key = Setting.TRACES_RATE_LIMIT.key();
    String said = Said.text(key, config);
    if (said == null) {
      return null;
    }
    try {
      double parsed = Double.parseDouble(said);
      if (parsed > 0 && !Double.isInfinite(parsed)) {
        return parsed;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    problems.add(
        Problem.of(
            key, Said.where(key), said, "a number over 0", "there is no limit", "Correct it."));
    return null;
  }

  private boolean isErrorBiased() {
    String key = Setting.TRACES_SAMPLER.key();
    String said = Said.text(key, config);
    if (said == null || said.equals("all")) {
      return false;
    }
    if (!said.equals(ERROR_BIASED)) {
      problem(key, said, "all or error-biased", "everything is recorded");
      return false;
    }
    if (agents != null) {
      String meanwhile = "the sampler " + agents + " decides";
      problem(key, said, "no other sampler beside it", meanwhile);
      return false;
    }
    return true;
  }

  private void problem(String key, String said, String expected, String meanwhile) {
    String action = "Correct it, or remove one of the two.";
    problems.add(Problem.of(key, Said.where(key), said, expected, meanwhile, action));
  }

  /** Somebody who shows how many traces were dropped, by reason. */
  public interface Dropped {
    void counted(String reason, LongSupplier number);
  }
}
