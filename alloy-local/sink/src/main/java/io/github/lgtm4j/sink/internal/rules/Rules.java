/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.sink.internal.violation.Violations;
import io.github.lgtm4j.sink.limits.Limits;
import java.time.Clock;

/**
 * Every rule.
 *
 * @param gate notes what breaks one
 * @param loki what Loki refuses
 * @param mimir what Mimir refuses
 * @param tempo what Tempo refuses
 * @param identity what the sink Alloy drops
 * @param lint what nobody refuses
 */
public record Rules(
    Gate gate,
    LokiRules loki,
    MimirRules mimir,
    TempoRules tempo,
    IdentityRules identity,
    Lint lint) {

  public static Rules of(Limits limits, Violations violations, boolean warnOnly, Clock clock) {
    Gate gate = new Gate(violations, warnOnly);
    Lint lint = new Lint(gate);
    return new Rules(
        gate,
        new LokiRules(gate, limits, clock),
        new MimirRules(gate, limits, clock, lint),
        new TempoRules(gate, limits),
        new IdentityRules(gate, limits),
        lint);
  }

  /** Forgets what was seen. */
  public void clear() {
    loki.clear();
    mimir.clear();
    tempo.clear();
    lint.clear();
  }
}
