/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.corpus.Corpus;
import io.github.lgtm4j.log.corpus.Event;
import io.github.lgtm4j.log.corpus.Golden;
import io.github.lgtm4j.log.corpus.Isolated;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogbackVersionsTest {
  private static final String OLDEST = "logback-1.2.13";

  @ParameterizedTest
  @ValueSource(
      strings = {OLDEST, "logback-1.3.15", "logback-1.4.14", "logback-1.5.38", "logback-1.6.6"})
  void corpus_throughEveryVersion_isGolden(String version) throws Exception {
    Map<String, String> golden = Golden.lines();
    SoftAssertions softly = new SoftAssertions();
    int compared = 0;
    try (Isolated isolated = Isolated.with(version)) {
      var feeder = isolated.feeder(LogbackFeeder.class);
      for (Event event : Corpus.events()) {
        if (!version.equals(OLDEST) || isWithoutSlf4j2(event)) {
          String line = new String(feeder.apply(event.map()), StandardCharsets.UTF_8);
          softly.assertThat(line).as(event.name()).isEqualTo(golden.get(event.name()));
          compared++;
        }
      }
    }
    softly.assertAll();
    assertThat(compared).isGreaterThanOrEqualTo(60);
  }

  /** Logback 1.2 knows no key-value pairs and no nanoseconds. */
  private static boolean isWithoutSlf4j2(Event event) {
    return !event.has("keyValues") && (Integer) event.get("nanos") % 1_000_000 == 0;
  }
}
