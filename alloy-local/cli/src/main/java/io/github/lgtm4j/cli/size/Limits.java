/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@code platform/stack/values} let one tenant send.
 *
 * @param size the size of the stack
 * @param series active series
 * @param samplesPerSecond samples a second
 * @param logBytesPerSecond bytes of lines a second
 */
record Limits(String size, double series, double samplesPerSecond, double logBytesPerSecond) {
  private static final double MEBIBYTE = 1 << 20;

  static final List<Limits> SIZES =
      List.of(
          new Limits("staging", 500_000, 50_000, 10 * MEBIBYTE),
          new Limits("prod", 1_000_000, 100_000, 20 * MEBIBYTE));

  /** The smallest size that takes every tenant, or what to raise in the largest. */
  static List<String> advice(List<Estimate> tenants) {
    for (Limits limits : SIZES) {
      if (tenants.stream().allMatch(tenant -> limits.exceeded(tenant).isEmpty())) {
        return List.of(
            "Every tenant is within the limits of platform/stack/values/*/"
                + limits.size
                + ".yaml.");
      }
    }
    Limits largest = SIZES.get(SIZES.size() - 1);
    List<String> advice = new ArrayList<>();
    tenants.forEach(tenant -> advice.addAll(largest.exceeded(tenant)));
    return advice;
  }

  private List<String> exceeded(Estimate tenant) {
    List<String> exceeded = new ArrayList<>();
    compare(exceeded, tenant, "max_global_series_per_user", tenant.series(), series);
    compare(exceeded, tenant, "ingestion_rate", tenant.samplesPerSecond(), samplesPerSecond);
    compare(
        exceeded,
        tenant,
        "ingestion_rate_mb",
        tenant.logBytesPerSecond() / MEBIBYTE,
        logBytesPerSecond / MEBIBYTE);
    return exceeded;
  }

  private void compare(
      List<String> exceeded, Estimate tenant, String limit, double value, double allowed) {
    if (value > allowed) {
      exceeded.add(
          String.format(
              Locale.ROOT,
              "%s: %,.0f is more than %s of %s allows (%,.0f): raise it for this tenant, and the"
                  + " replicas with it",
              tenant.tenant(),
              value,
              limit,
              size,
              allowed));
    }
  }
}
