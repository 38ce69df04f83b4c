/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The thresholds of each tier. Immutable. */
public final class Tiers {
  /** The tiers of the contract, the most important first. */
  public static final List<String> NAMES = List.of("tier1", "tier2", "tier3");

  /** The tier of an application that names none. */
  public static final String DEFAULT = "tier2";

  private final Map<String, Map<Threshold, BigDecimal>> values;

  private Tiers(Map<String, Map<Threshold, BigDecimal>> values) {
    this.values = values;
  }

  static Tiers of(Map<String, Map<Threshold, BigDecimal>> values) {
    return new Tiers(Map.of()).with(new Tiers(values));
  }

  /** These, with what others say in their place. */
  Tiers with(Tiers others) {
    Map<String, Map<Threshold, BigDecimal>> merged = new LinkedHashMap<>();
    for (String tier : NAMES) {
      Map<Threshold, BigDecimal> thresholds = new EnumMap<>(Threshold.class);
      thresholds.putAll(values.getOrDefault(tier, Map.of()));
      thresholds.putAll(others.values.getOrDefault(tier, Map.of()));
      merged.put(tier, thresholds);
    }
    return new Tiers(merged);
  }

  /** The threshold of a tier, if it has one. */
  public Optional<BigDecimal> get(String tier, Threshold threshold) {
    return Optional.ofNullable(values.getOrDefault(tier, Map.of()).get(threshold));
  }
}
