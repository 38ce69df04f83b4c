/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import static io.github.lgtm4j.cli.rules.RuleText.quoted;

import io.github.lgtm4j.cli.project.Threshold;
import io.github.lgtm4j.cli.project.Tiers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The thresholds of every application as series: its own, else its tier's. */
final class ThresholdRules {
  /** Lines of logs are counted in Loki, where no series of Prometheus can be asked. */
  private static final Set<Threshold> IN_LOKI = EnumSet.of(Threshold.LOG_ERRORS);

  private ThresholdRules() {}

  static String text(Tiers tiers) {
    RuleText text =
        new RuleText()
            .comment(
                "The thresholds of every application: its own, else those of its tier.",
                "Rendered by lgtm4j rules render: change tiers in lgtm4j.yaml, not here.")
            .groups()
            .group("lgtm4j-thresholds", "30s");
    for (Threshold threshold : Threshold.values()) {
      if (!IN_LOKI.contains(threshold)) {
        text.record(
            "application:threshold:" + threshold.seriesName(),
            Map.of(),
            expression(threshold, tiers));
      }
    }
    return text.toString();
  }

  private static String expression(Threshold threshold, Tiers tiers) {
    boolean bucket = threshold.kind() == Threshold.Kind.BUCKET;
    List<String> choices = new ArrayList<>();
    choices.add(
        "application:info * on (environment, application) group_left ("
            + (bucket ? "le" : "")
            + ") application:override{threshold="
            + quoted(threshold.seriesName())
            + "}");
    for (String tier : Tiers.NAMES) {
      tiers
          .get(tier, threshold)
          .ifPresent(
              amount ->
                  choices.add(
                      bucket ? withBucket(info(tier, amount), amount) : info(tier, amount)));
    }
    return String.join("\nor on (environment, application) ", choices);
  }

  private static String info(String tier, BigDecimal amount) {
    String matcher = tier.equals(Tiers.DEFAULT) ? "=~\"" + tier + "|\"" : "=" + quoted(tier);
    return number(amount) + " * application:info{tier" + matcher + "}";
  }

  private static String withBucket(String info, BigDecimal amount) {
    return "label_replace(" + info + ", \"le\", " + quoted(number(amount)) + ", \"\", \"\")";
  }

  /** As PromQL and the label le have it: {@code 1}, {@code 2.5}, {@code 0.05}. */
  static String number(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }
}
