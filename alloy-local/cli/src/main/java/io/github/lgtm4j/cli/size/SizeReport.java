/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.util.List;
import java.util.Locale;

/** The estimates, for a person at a terminal. */
final class SizeReport {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private final List<Estimate> tenants;
  private final Prices prices;

  SizeReport(List<Estimate> tenants, Prices prices) {
    this.tenants = tenants;
    this.prices = prices;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        row(
            "TENANT",
            "APPLICATIONS",
            "SERIES",
            "SAMPLES/S",
            "LOGS/DAY",
            "SPANS/DAY",
            "STORED",
            "COST/MONTH"));
    tenants.forEach(tenant -> text.append(row(tenant)));
    if (tenants.size() > 1) {
      text.append(row(total()));
    }
    text.append(System.lineSeparator());
    Estimate total = total();
    text.append(
        String.format(
            Locale.ROOT,
            "In the storage when retention is full: metrics %s, logs %s, traces %s.%n",
            bytes(total.metricsStored()),
            bytes(total.logsStored()),
            bytes(total.tracesStored())));
    Limits.advice(tenants).forEach(line -> text.append(line).append(System.lineSeparator()));
    budget(text, total);
    return text.toString();
  }

  Estimate total() {
    return tenants.stream().reduce(Estimate::plus).orElseThrow().named("all");
  }

  private void budget(StringBuilder text, Estimate total) {
    if (!prices.known()) {
      text.append(
          "No price was given, so none is shown: --price-gib, --price-machines.%n".formatted());
    } else if (prices.infrastructure() != null) {
      double share = prices.cost(total, total) / prices.infrastructure();
      text.append(
          String.format(
              Locale.ROOT,
              "%.2f%% of what is watched, %s the %.0f%% that it may be.%n",
              100 * share,
              share <= Prices.BUDGET ? "within" : "more than",
              100 * Prices.BUDGET));
    }
  }

  private String row(Estimate tenant) {
    return row(
        tenant.tenant(),
        String.valueOf(tenant.applications()),
        count(tenant.series()),
        count(tenant.samplesPerSecond()),
        bytes(tenant.logBytesPerDay()),
        count(tenant.spansPerDay()),
        bytes(tenant.stored()),
        prices.known() ? String.format(Locale.ROOT, "%,.2f", prices.cost(tenant, total())) : "-");
  }

  private static String row(String... cells) {
    return String.format(
        Locale.ROOT, "%-14s %12s %10s %10s %10s %10s %10s %10s%n", (Object[]) cells);
  }

  static String count(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }

  static String bytes(double number) {
    double value = number;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }
}
