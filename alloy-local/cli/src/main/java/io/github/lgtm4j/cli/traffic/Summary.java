/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.traffic;

import io.github.lgtm4j.cli.text.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** What was asked for, and how it was answered. */
public final class Summary {
  private final TreeMap<Page, Answers> answers =
      new TreeMap<>(Comparator.comparing(Page::application).thenComparing(Page::address));

  private static final class Answers {
    private final List<Long> nanos = new ArrayList<>();
    private int errors;

    private String quantile(double quantile) {
      List<Long> sorted = nanos.stream().sorted().toList();
      long value = sorted.get((int) (quantile * (sorted.size() - 1)));
      return String.format(Locale.ROOT, "%.1f ms", value / 1e6);
    }
  }

  synchronized void add(Page page, int status, long nanos) {
    Answers all = answers.computeIfAbsent(page, key -> new Answers());
    all.nanos.add(nanos);
    all.errors += status == 0 || status >= 500 ? 1 : 0;
  }

  /** How many requests there were. */
  public synchronized int requests() {
    return answers.values().stream().mapToInt(all -> all.nanos.size()).sum();
  }

  /** How many of a page were answered with 500 and above, or not at all. */
  public synchronized int errors(Page page) {
    Answers all = answers.get(page);
    return all == null ? 0 : all.errors;
  }

  /** A row for each page. */
  public synchronized String table() {
    Table table = new Table("APPLICATION", "PAGE", "REQUESTS", "ERRORS", "MEDIAN", "P95");
    answers.forEach(
        (page, all) ->
            table.row(
                page.application(),
                page.address().getPath(),
                all.nanos.size(),
                all.errors,
                all.quantile(0.5),
                all.quantile(0.95)));
    return table.toString();
  }
}
