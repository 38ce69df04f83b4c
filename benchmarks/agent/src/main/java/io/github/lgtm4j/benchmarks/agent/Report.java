/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import static io.github.lgtm4j.benchmarks.agent.Contender.NONE;
import static io.github.lgtm4j.benchmarks.agent.Contender.STOCK;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** The runs as tables: medians, ratios to the stock agent, and which bars are met. */
final class Report {
  private final List<Contender> contenders;
  private final Map<String, Map<Contender, Run>> rounds = new TreeMap<>();
  private final StringBuilder text = new StringBuilder();
  private boolean met = true;

  Report(List<Run> runs, List<Contender> contenders) {
    this.contenders = contenders;
    for (Run run : runs) {
      rounds
          .computeIfAbsent(run.round(), round -> new EnumMap<>(Contender.class))
          .put(run.contender(), run);
    }
    medians();
    if (contenders.contains(STOCK)) {
      compare(Contender.LGTM4J);
      compare(Contender.LEAN);
    }
  }

  boolean isMet() {
    return met;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void medians() {
    line(
        "%n| median of %d | CPU until ready, s | until ready, s | requests/s |"
            + " CPU of a request, µs | allocated by it, KiB | RSS, MiB |",
        rounds.size());
    line("|---|--:|--:|--:|--:|--:|--:|");
    for (Contender contender : contenders) {
      line(
          "| %s | %.2f | %.2f | %.0f | %.0f | %.1f | %.0f |",
          contender.name().toLowerCase(Locale.ROOT),
          median(contender, Run::startUpCpu),
          median(contender, Run::startUp),
          median(contender, Run::perSecond),
          median(contender, Run::cpu),
          median(contender, run -> run.allocated() / 1024),
          median(contender, Run::resident));
    }
  }

  private void compare(Contender ours) {
    if (!contenders.contains(ours)) {
      return;
    }
    boolean lean = ours == Contender.LEAN;
    line(
        "%n| %s, times the stock agent's (95 %%) | | bar | |",
        ours.name().toLowerCase(Locale.ROOT));
    line("|---|--:|--:|---|");
    most("CPU until ready", ratio(ours, Run::startUpCpu), lean ? 1 : 1.03);
    if (contenders.contains(NONE)) {
      Ratio added = added(ours);
      if (lean) {
        most("CPU until ready that it adds", added, 0.6);
      } else {
        line("| CPU until ready that it adds | %s | – | |", added);
      }
    }
    least("requests/s", ratio(ours, Run::perSecond), 0.99);
    line("| CPU of a request | %s | – | |", ratio(ours, Run::cpu));
    most("allocated by a request", ratio(ours, Run::allocated), 1);
    most("RSS", ratio(ours, Run::resident), 1);
  }

  private void most(String what, Ratio ratio, double bar) {
    bar(what, ratio, "≤ " + bar, ratio.holdsAtMost(bar));
  }

  private void least(String what, Ratio ratio, double bar) {
    bar(what, ratio, "≥ " + bar, ratio.holdsAtLeast(bar));
  }

  private void bar(String what, Ratio ratio, String bar, boolean holds) {
    if (Double.isNaN(ratio.middle())) {
      return;
    }
    met &= holds;
    line("| %s | %s | %s | %s |", what, ratio, bar, holds ? "met" : "**missed**");
  }

  private Ratio ratio(Contender ours, ToDoubleFunction<Run> figure) {
    return of(
        round -> figure.applyAsDouble(run(ours, round)) / figure.applyAsDouble(run(STOCK, round)),
        ours,
        STOCK);
  }

  private Ratio added(Contender ours) {
    return of(
        round -> {
          double none = run(NONE, round).startUpCpu();
          return (run(ours, round).startUpCpu() - none) / (run(STOCK, round).startUpCpu() - none);
        },
        ours,
        STOCK,
        NONE);
  }

  private static Run run(Contender contender, Map<Contender, Run> round) {
    return requireNonNull(round.get(contender));
  }

  private Ratio of(ToDoubleFunction<Map<Contender, Run>> value, Contender... needed) {
    List<Double> values = new ArrayList<>();
    for (Map<Contender, Run> round : rounds.values()) {
      if (round.keySet().containsAll(List.of(needed))) {
        values.add(value.applyAsDouble(round));
      }
    }
    return Ratio.of(
        values.stream().mapToDouble(Double::doubleValue).filter(v -> !Double.isNaN(v)).toArray());
  }

  private double median(Contender contender, ToDoubleFunction<Run> figure) {
    double[] sorted =
        rounds.values().stream()
            .filter(round -> round.containsKey(contender))
            .mapToDouble(round -> figure.applyAsDouble(run(contender, round)))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
