/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads one line of samples from left to right. */
final class ExpositionLine {
  private final String text;
  private int at;

  ExpositionLine(String text) {
    this.text = text;
  }

  String name() {
    int start = at;
    while (at < text.length() && "{ \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw new IllegalArgumentException("expected a metric name");
    }
    return text.substring(start, at);
  }

  Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>();
    if (!skip('{')) {
      return labels;
    }
    while (!skip('}')) {
      blanks();
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        throw new IllegalArgumentException("expected = after a label name");
      }
      String name = text.substring(at, equals).strip();
      at = equals + 1;
      labels.put(name, quoted());
      skip(',');
    }
    return labels;
  }

  private String quoted() {
    if (!skip('"')) {
      throw new IllegalArgumentException("expected a quoted label value");
    }
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char escaped = text.charAt(at++);
        value.append(escaped == 'n' ? '\n' : escaped);
      } else {
        value.append(c);
      }
    }
    if (!skip('"')) {
      throw new IllegalArgumentException("a label value has no closing quote");
    }
    return value.toString();
  }

  double number() {
    String word = word();
    return switch (word) {
      case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(word);
    };
  }

  /** The time of the sample in milliseconds: OpenMetrics tells it in seconds. */
  @Nullable Long time(boolean openMetrics) {
    blanks();
    if (at == text.length() || text.charAt(at) == '#') {
      return null;
    }
    return openMetrics ? (Long) Math.round(number() * 1000) : (Long) Long.parseLong(word());
  }

  @Nullable ExemplarBody exemplar() {
    if (!skip('#')) {
      return null;
    }
    Map<String, String> labels = labels();
    double value = number();
    Long time = time(true);
    return new ExemplarBody(time == null ? 0 : time, value, labels);
  }

  private String word() {
    blanks();
    int start = at;
    while (at < text.length() && " \t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      throw new IllegalArgumentException("expected a number");
    }
    return text.substring(start, at);
  }

  private void blanks() {
    while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean skip(char wanted) {
    blanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }
}
