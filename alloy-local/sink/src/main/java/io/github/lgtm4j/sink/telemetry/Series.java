/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A series of samples, as Prometheus or Mimir would hold it.
 *
 * @param tenant the tenant it was sent for
 * @param name its name
 * @param type counter, gauge, histogram, summary, info, stateset or unknown: of the metric family
 * @param unit the unit of the family; empty if none was told
 * @param labels its labels without the name
 * @param points its samples, in the order of their times
 * @param exemplars its exemplars, in the order of their times
 */
public record Series(
    String tenant,
    String name,
    String type,
    String unit,
    Map<String, String> labels,
    List<Point> points,
    List<Exemplar> exemplars) {

  /** The value of the newest sample; NaN if there is none. */
  public double last() {
    return points.isEmpty() ? Double.NaN : points.get(points.size() - 1).value();
  }

  /** The value of a label; empty if it has none of that name. */
  public String label(String name) {
    return labels.getOrDefault(name, "");
  }

  /**
   * A sample.
   *
   * @param time milliseconds since the epoch
   * @param value the value; of a native histogram its count
   * @param histogram the native histogram, or null for a plain sample
   */
  public record Point(long time, double value, @Nullable NativeHistogram histogram) {}

  /**
   * A native (exponential) histogram.
   *
   * @param scale the scale: buckets grow by the factor 2^(2^-scale)
   * @param sum the sum of the values; NaN if not told
   * @param count the number of values
   * @param zeroCount the number of values that are zero or near it
   * @param positive the counts of the positive buckets by their index
   * @param negative the counts of the negative buckets by their index
   */
  public record NativeHistogram(
      int scale,
      double sum,
      double count,
      double zeroCount,
      Map<Integer, Double> positive,
      Map<Integer, Double> negative) {}

  /**
   * An exemplar.
   *
   * @param time milliseconds since the epoch
   * @param value the value that was measured
   * @param labels its labels; {@code trace_id} and {@code span_id} lead to the trace
   */
  public record Exemplar(long time, double value, Map<String, String> labels) {

    /** The trace that it leads to; empty if none. */
    public String traceId() {
      return labels.getOrDefault("trace_id", "");
    }
  }
}
