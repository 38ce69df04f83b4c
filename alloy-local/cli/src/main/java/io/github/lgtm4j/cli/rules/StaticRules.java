/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rule files that hold for every application as they are: {@code platform/rules}. */
final class StaticRules {
  static final List<String> APPLICATIONS =
      List.of("anomaly", "cost", "red", "saturation", "slo", "telemetry");
  static final List<String> LEGACY_NAMES = List.of("legacy-names");
  static final List<String> STACK = List.of("infrastructure", "lgtm", "pipeline");
  static final List<String> LOGS = List.of("logs");

  private StaticRules() {}

  static String read(String folder, String name) {
    String file = folder + "/" + name + ".yaml";
    try (InputStream packed = StaticRules.class.getResourceAsStream(file)) {
      if (packed == null) {
        throw new IllegalStateException(file + " is not in this jar");
      }
      return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " of this jar cannot be read", e);
    }
  }
}
