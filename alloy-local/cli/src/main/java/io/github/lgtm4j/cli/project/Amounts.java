/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import io.github.lgtm4j.contract.Metrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what thresholds are written as: {@code 5%}, {@code 250ms}, {@code 10/s}. */
final class Amounts {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]+(?:[.][0-9]+)?) ?(%|ms|s|/s|)");

  /**
   * The fastest burn that an alert waits for is 14.4 times the budget. With a budget above 1/14.4
   * nothing can burn that fast, and the alert could never fire.
   */
  private static final BigDecimal LOWEST_OBJECTIVE = new BigDecimal("0.94");

  private static final List<Double> BUCKETS = Metrics.HTTP_SERVER_REQUEST_DURATION.bounds();

  private Amounts() {}

  /** Nothing if it is not written as the kind asks for; {@link #expected} says how that is. */
  static Optional<BigDecimal> parse(Threshold.Kind kind, String text) {
    Matcher matcher = AMOUNT.matcher(text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String unit = matcher.group(2);
    return switch (kind) {
      case RATIO -> ratio(number, unit).filter(ratio -> ratio.signum() > 0);
      case OBJECTIVE ->
          ratio(number, unit)
              .filter(share -> share.compareTo(LOWEST_OBJECTIVE) >= 0)
              .filter(share -> share.compareTo(BigDecimal.ONE) < 0);
      case DURATION -> seconds(number, unit).filter(seconds -> seconds.signum() > 0);
      case BUCKET ->
          seconds(number, unit).filter(seconds -> BUCKETS.contains(seconds.doubleValue()));
      case RATE -> unit.equals("/s") ? Optional.of(number) : Optional.empty();
    };
  }

  /** A share from nothing to all, such as {@code 5%}. */
  static Optional<BigDecimal> share(String text) {
    Matcher matcher = AMOUNT.matcher(text.trim());
    return matcher.matches()
        ? ratio(new BigDecimal(matcher.group(1)), matcher.group(2))
        : Optional.empty();
  }

  /** What the kind asks for, to stand after "must be". */
  static String expected(Threshold.Kind kind) {
    return switch (kind) {
      case RATIO -> "a share such as 5% or 0.05, above 0 and at most 100%";
      case OBJECTIVE -> "a share from 94% to below 100%, such as 99.9%";
      case DURATION -> "a time such as 250ms or 1.5s";
      case BUCKET -> "a bound of the histogram's buckets: " + buckets();
      case RATE -> "so many a second, such as 10/s";
    };
  }

  private static Optional<BigDecimal> ratio(BigDecimal number, String unit) {
    BigDecimal ratio = unit.equals("%") ? number.movePointLeft(2) : number;
    boolean isRatio = unit.equals("%") || unit.isEmpty();
    return isRatio && ratio.compareTo(BigDecimal.ONE) <= 0 ? Optional.of(ratio) : Optional.empty();
  }

  private static Optional<BigDecimal> seconds(BigDecimal number, String unit) {
    return switch (unit) {
      case "ms" -> Optional.of(number.movePointLeft(3));
      case "s" -> Optional.of(number);
      default -> Optional.empty();
    };
  }

  private static String buckets() {
    return BUCKETS.stream()
        .map(seconds -> new BigDecimal(seconds.toString()).stripTrailingZeros())
        .map(seconds -> seconds.toPlainString() + "s")
        .collect(Collectors.joining(", "));
  }
}
