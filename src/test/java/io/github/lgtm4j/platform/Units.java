/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.util.Locale;

/** Numbers as Grafana writes them, in the units that dashboards use. */
final class Units {
  private Units() {}

  static String text(String unit, double value) {
    return switch (unit) {
      case "percentunit" -> number(value * 100) + "%";
      case "s" -> seconds(value);
      case "bytes" -> bytes(value);
      case "Bps" -> bytes(value) + "/s";
      case "reqps" -> number(value) + " req/s";
      case "ops" -> number(value) + " ops/s";
      case "cps" -> number(value) + " c/s";
      case "cpm" -> number(value) + " c/min";
      default -> large(value);
    };
  }

  private static String seconds(double value) {
    double size = Math.abs(value);
    if (size == 0 || size >= 1) {
      return number(value) + " s";
    }
    return size >= 0.001 ? number(value * 1e3) + " ms" : number(value * 1e6) + " µs";
  }

  private static String bytes(double value) {
    String[] units = {" B", " KiB", " MiB", " GiB", " TiB"};
    int unit = 0;
    double left = value;
    while (Math.abs(left) >= 1024 && unit < units.length - 1) {
      left /= 1024;
      unit++;
    }
    return number(left) + units[unit];
  }

  private static String large(double value) {
    if (Math.abs(value) >= 1e6) {
      return number(value / 1e6) + " Mil";
    }
    return Math.abs(value) >= 1e4 ? number(value / 1e3) + " K" : number(value);
  }

  /** Three digits are enough to see. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size < 1e-9) {
      return "0";
    }
    int digits = size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
