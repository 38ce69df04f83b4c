/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scrape, read: the types of the metrics, their series, and the exemplars on those. */
record MetricsPage(Map<String, String> types, List<Sample> samples) {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*?)})? (\\S+)(?: # \\{(.*?)} (\\S+) (\\S+))?");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:\\\\.|[^\"\\\\])*)\"");

  /** One line; the exemplar is empty when there is none. */
  record Sample(
      String name,
      Map<String, String> labels,
      double value,
      Map<String, String> exemplar,
      double exemplarSeconds) {}

  static MetricsPage of(String text) {
    Map<String, String> types = new LinkedHashMap<>();
    List<Sample> samples = new ArrayList<>();
    text.lines()
        .forEach(
            line -> {
              if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                types.put(words[2], words[3]);
              } else if (!line.startsWith("#")) {
                samples.add(sample(line));
              }
            });
    return new MetricsPage(types, samples);
  }

  List<Sample> named(String name) {
    return samples.stream().filter(sample -> sample.name().equals(name)).toList();
  }

  /** The series of the metric: for a histogram its buckets, sum and count. */
  List<Sample> family(String name) {
    List<String> names = List.of(name, name + "_bucket", name + "_count", name + "_sum");
    return samples.stream().filter(sample -> names.contains(sample.name())).toList();
  }

  /** The upper bounds without +Inf, over all series of the histogram. */
  List<Double> bounds(String name) {
    return new TreeSet<>(
            named(name + "_bucket").stream()
                .map(bucket -> bucket.labels().get("le"))
                .filter(bound -> !bound.equals("+Inf"))
                .map(Double::valueOf)
                .toList())
        .stream().toList();
  }

  List<Sample> exemplars() {
    return samples.stream().filter(sample -> !sample.exemplar().isEmpty()).toList();
  }

  private static Sample sample(String line) {
    Matcher matcher = SAMPLE.matcher(line);
    if (!matcher.matches()) {
      throw new AssertionError("This is not a line of the format: " + line);
    }
    return new Sample(
        matcher.group(1),
        labels(matcher.group(2)),
        matcher.group(3).equals("+Inf")
            ? Double.POSITIVE_INFINITY
            : Double.parseDouble(matcher.group(3)),
        labels(matcher.group(4)),
        matcher.group(6) == null ? 0 : Double.parseDouble(matcher.group(6)));
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (text != null) {
      Matcher matcher = LABEL.matcher(text);
      while (matcher.find()) {
        labels.put(matcher.group(1), matcher.group(2));
      }
    }
    return labels;
  }
}
