/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the products' ways to write sizes and durations. */
final class Values {
  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([KMG]?)(?:I?B)?");
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h|d|w|y)");

  private final Map<String, String> values;
  private final List<String> problems = new ArrayList<>();

  Values(Map<String, String> values) {
    this.values = values;
  }

  /** What could not be read. */
  List<String> problems() {
    return problems;
  }

  private String text(String key) {
    return values.getOrDefault(key, "").strip();
  }

  int number(String key) {
    try {
      return Math.toIntExact(Math.round(Double.parseDouble(text(key))));
    } catch (NumberFormatException | ArithmeticException e) {
      return wrong(key, "a number", 0);
    }
  }

  boolean flag(String key) {
    return switch (text(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> wrong(key, "true or false", false);
    };
  }

  /** A number of bytes: as in the products, KB is 1024. */
  int bytes(String key) {
    Matcher matcher = SIZE.matcher(text(key).toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      return wrong(key, "a size such as 256KB", 0);
    }
    int power = matcher.group(2).isEmpty() ? 0 : "KMG".indexOf(matcher.group(2)) + 1;
    double bytes = Double.parseDouble(matcher.group(1)) * Math.pow(1024, power);
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  Duration duration(String key) {
    Matcher matcher = DURATION.matcher(text(key));
    Duration sum = Duration.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      sum = sum.plus(part(Long.parseLong(matcher.group(1)), matcher.group(2)));
      end = matcher.end();
    }
    if (end == 0 || end != text(key).length()) {
      return wrong(key, "a duration such as 10m or 7d", Duration.ZERO);
    }
    return sum;
  }

  private static Duration part(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      case "w" -> Duration.ofDays(7 * count);
      default -> Duration.ofDays(365 * count);
    };
  }

  List<String> list(String key) {
    return Arrays.stream(text(key).split(",", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  boolean oneOf(String key, String yes, String no) {
    if (!text(key).equals(yes) && !text(key).equals(no)) {
      return wrong(key, yes + " or " + no, false);
    }
    return text(key).equals(yes);
  }

  /** Notes a problem, and goes on to find the next one. */
  private <T> T wrong(String key, String expected, T instead) {
    problems.add(key + " must be " + expected + " but is \"" + text(key) + '"');
    return instead;
  }
}
