/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recorded samples as text: a line for each series, with its values on a grid of time. {@code 3*4}
 * is four times 3, {@code 3+2*4} is 3 5 7 9, {@code _} is no value.
 *
 * @param start seconds since 1970 of the first value
 * @param step seconds between two values
 * @param count how many there are
 * @param series the values by the series' name and labels, as PromQL writes them; NaN for none
 */
record Samples(long start, int step, int count, SortedMap<String, double[]> series) {
  private static final Pattern HEAD = Pattern.compile("# start (\\d+) step (\\d+) count (\\d+)");
  private static final Pattern DUMPED =
      Pattern.compile("\\{__name__=\"([^\"]+)\"(?:, )?(.*)} (\\S+) (\\d+)");
  private static final MathContext SEVEN_DIGITS = new MathContext(7);

  static Samples none(long start, int step, int count) {
    return new Samples(start, step, count, new TreeMap<>());
  }

  long end() {
    return start + (long) step * (count - 1);
  }

  /** The same values at another time. */
  Samples at(long newStart) {
    return new Samples(newStart, step, count, series);
  }

  static Samples read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    Matcher head = HEAD.matcher(lines.get(0));
    if (!head.matches()) {
      throw new IOException(file + " begins with " + lines.get(0));
    }
    Samples samples =
        none(
            Long.parseLong(head.group(1)),
            Integer.parseInt(head.group(2)),
            Integer.parseInt(head.group(3)));
    for (String line : lines.subList(1, lines.size())) {
      if (!line.isBlank() && !line.startsWith("#")) {
        samples.add(line);
      }
    }
    return samples;
  }

  private void add(String line) {
    int space = line.lastIndexOf('}') + 1;
    if (space == 0) {
      space = line.indexOf(' ');
    }
    series.put(line.substring(0, space), values(line.substring(space).strip().split(" ")));
  }

  private double[] values(String[] words) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    int next = 0;
    for (String word : words) {
      int times = word.indexOf('*');
      int repeated = times < 0 ? 1 : Integer.parseInt(word.substring(times + 1));
      String value = times < 0 ? word : word.substring(0, times);
      int plus = value.indexOf('+', 1);
      double growth = plus < 0 ? 0 : Double.parseDouble(value.substring(plus + 1));
      double first =
          value.equals("_")
              ? Double.NaN
              : Double.parseDouble(plus < 0 ? value : value.substring(0, plus));
      for (int i = 0; i < repeated && next < count; i++) {
        values[next++] = first + i * growth;
      }
    }
    return values;
  }

  /** Takes what {@code promtool tsdb dump} wrote of these names; times fall on the grid. */
  void addDump(Path dump, Set<String> names, UnaryOperator<String> rename) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(dump)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Matcher sample = DUMPED.matcher(line);
        if (!sample.matches() || !names.contains(sample.group(1))) {
          continue;
        }
        long index = Math.round((Long.parseLong(sample.group(4)) / 1000.0 - start) / step);
        if (index >= 0 && index < count) {
          String name = rename.apply(sample.group(1) + "{" + sample.group(2) + "}");
          values(name)[(int) index] = Double.parseDouble(sample.group(3));
        }
      }
    }
  }

  private double[] values(String name) {
    return series.computeIfAbsent(
        name,
        any -> {
          double[] values = new double[count];
          Arrays.fill(values, Double.NaN);
          return values;
        });
  }

  void write(Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("# start " + start + " step " + step + " count " + count + "\n");
      for (Map.Entry<String, double[]> one : series.entrySet()) {
        out.write(one.getKey() + " " + folded(one.getValue()) + "\n");
      }
    }
  }

  private static String folded(double[] values) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < values.length; ) {
      String word = text(values[i]);
      int next = i + 1;
      while (next < values.length && text(values[next]).equals(word)) {
        next++;
      }
      words.add(next - i == 1 ? word : word + "*" + (next - i));
      i = next;
    }
    return String.join(" ", words);
  }

  private static String text(double value) {
    if (Double.isNaN(value)) {
      return "_";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    // Times since 1970 are compared with one another: their tenths of a second matter.
    return Math.abs(value) > 1e9
        ? String.format(Locale.ROOT, "%.1f", value)
        : BigDecimal.valueOf(value).round(SEVEN_DIGITS).stripTrailingZeros().toPlainString();
  }

  /**
   * For {@code promtool tsdb create-blocks-from openmetrics}: all samples of several recordings.
   */
  static void openMetrics(List<Samples> recordings, Path file) throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (Samples samples : recordings) {
        for (Map.Entry<String, double[]> one : samples.series.entrySet()) {
          samples.openMetrics(one.getKey(), one.getValue(), out);
        }
      }
      out.write("# EOF\n");
    }
  }

  private void openMetrics(String name, double[] values, Writer out) throws IOException {
    // OpenMetrics has no blanks between labels.
    String dense = name.replaceAll("\", (?=\\w+=\")", "\",");
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        String value = Double.isInfinite(values[i]) ? "+Inf" : Double.toString(values[i]);
        out.write(dense + " " + value + " " + (start + (long) i * step) + "\n");
      }
    }
  }

  /** The metrics' names. */
  Stream<String> names() {
    return series.keySet().stream().map(one -> one.replaceFirst("\\{.*", "")).distinct();
  }
}
