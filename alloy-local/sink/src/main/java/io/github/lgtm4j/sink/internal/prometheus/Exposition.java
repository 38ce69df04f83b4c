/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads Prometheus text 0.0.4 and OpenMetrics text 1.0, exemplars included. */
final class Exposition {
  private static final List<String> SUFFIXES =
      List.of("_bucket", "_count", "_sum", "_total", "_created", "_info", "_gcount", "_gsum");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> units = new HashMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private final boolean openMetrics;
  private boolean ended;

  /**
   * A sample of a scrape.
   *
   * @param epochMillis its time; null for the time of the scrape
   */
  record Sample(
      String name,
      String type,
      String unit,
      Map<String, String> labels,
      double value,
      @Nullable Long epochMillis,
      @Nullable ExemplarBody exemplar) {}

  private Exposition(boolean openMetrics) {
    this.openMetrics = openMetrics;
  }

  /**
   * Throws {@link IllegalArgumentException}, which names the line, if the text has another form.
   */
  static List<Sample> parse(String text, boolean openMetrics) {
    Exposition exposition = new Exposition(openMetrics);
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      try {
        exposition.line(line.strip());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
      }
    }
    if (openMetrics && !exposition.ended) {
      throw new IllegalArgumentException("data does not end with # EOF");
    }
    return exposition.samples;
  }

  private void line(String line) {
    if (line.startsWith("#")) {
      comment(line);
    } else if (!line.isEmpty()) {
      samples.add(sample(line));
    }
  }

  private void comment(String line) {
    String[] words = line.split(" +", 4);
    if (words.length >= 2 && words[1].equals("EOF")) {
      ended = true;
    } else if (words.length == 4 && words[1].equals("TYPE")) {
      types.put(words[2], words[3].strip());
    } else if (words.length == 4 && words[1].equals("UNIT")) {
      units.put(words[2], words[3].strip());
    }
  }

  private Sample sample(String line) {
    ExpositionLine in = new ExpositionLine(line);
    String name = in.name();
    Map<String, String> labels = in.labels();
    double value = in.number();
    Long time = in.time(openMetrics);
    ExemplarBody exemplar = in.exemplar();
    String family = family(name);
    return new Sample(
        name,
        types.getOrDefault(family, "unknown"),
        units.getOrDefault(family, ""),
        new TreeMap<>(labels),
        value,
        time,
        exemplar);
  }

  /** The family is the name of the sample, or what is left of it without a suffix of its type. */
  private String family(String name) {
    if (types.containsKey(name)) {
      return name;
    }
    for (String suffix : SUFFIXES) {
      if (name.endsWith(suffix)) {
        String family = name.substring(0, name.length() - suffix.length());
        if (types.containsKey(family)) {
          return family;
        }
      }
    }
    return name;
  }
}
