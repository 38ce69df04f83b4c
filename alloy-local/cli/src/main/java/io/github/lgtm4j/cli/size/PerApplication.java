/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.TypeConversionException;

/** A number for every application, and others for some: {@code 10}, {@code checkout=400}. */
final class PerApplication {
  private final double everyone;
  private final Map<String, Double> some = new HashMap<>();

  PerApplication(List<String> values, double fallback) {
    double all = fallback;
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 0) {
        all = number(value, value);
      } else {
        some.put(value.substring(0, equals), number(value.substring(equals + 1), value));
      }
    }
    everyone = all;
  }

  double of(String application) {
    return some.getOrDefault(application, everyone);
  }

  /** The applications that have a number of their own. */
  Iterable<String> names() {
    return some.keySet();
  }

  private static double number(String text, String value) {
    try {
      double number = Double.parseDouble(text);
      if (number >= 0 && !Double.isInfinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, with what would be right.
    }
    throw new TypeConversionException(
        "must be a number, or APPLICATION=NUMBER, from 0 up, but is \"" + value + '"');
  }
}
