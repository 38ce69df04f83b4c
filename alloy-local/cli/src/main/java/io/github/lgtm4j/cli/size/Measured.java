/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What one instance sends, measured: {@code measured.yaml} says of what, and is written anew by the
 * test that measures it.
 *
 * @param seriesOfProcess series before the first request
 * @param seriesOfRoute series more for each route and status
 * @param linesOfRequest log lines of a request
 * @param bytesOfLine bytes of a line
 * @param storedShareOfLine what compression leaves of a line
 * @param spansOfRequest spans of a request
 * @param bytesOfSpan bytes of a span in OTLP, its share of the resource included
 * @param storedShareOfSpan what compression leaves of a span
 */
record Measured(
    double seriesOfProcess,
    double seriesOfRoute,
    double linesOfRequest,
    double bytesOfLine,
    double storedShareOfLine,
    double spansOfRequest,
    double bytesOfSpan,
    double storedShareOfSpan) {

  /** What was measured when this version was made. */
  static Measured recorded() {
    try (InputStream in = Measured.class.getResourceAsStream("measured.yaml")) {
      Map<String, Object> values =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(Objects.requireNonNull(in, "measured.yaml is in this jar"));
      return new Measured(
          number(values, "series-of-process"),
          number(values, "series-of-route"),
          number(values, "lines-of-request"),
          number(values, "bytes-of-line"),
          number(values, "stored-share-of-line"),
          number(values, "spans-of-request"),
          number(values, "bytes-of-span"),
          number(values, "stored-share-of-span"));
    } catch (IOException e) {
      throw new UncheckedIOException("measured.yaml of this jar cannot be read", e);
    }
  }

  private static double number(Map<String, Object> values, String key) {
    return ((Number) Objects.requireNonNull(values.get(key), key)).doubleValue();
  }
}
