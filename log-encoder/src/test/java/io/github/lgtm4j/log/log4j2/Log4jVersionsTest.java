/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.corpus.Corpus;
import io.github.lgtm4j.log.corpus.Event;
import io.github.lgtm4j.log.corpus.Golden;
import io.github.lgtm4j.log.corpus.Isolated;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Log4jVersionsTest {
  /**
   * What Log4j2 cannot hold: its fields are a map's (no key twice, no null), and they are
   * arguments, so that a renamed one is called so. A time of zero means none.
   */
  private static final Set<String> IMPOSSIBLE =
      Set.of("epoch", "booleans and null", "twice the same key", "key-value of a core name");

  @ParameterizedTest
  @ValueSource(strings = {"log4j-2.17.2", "log4j-2.20.0", "log4j-2.24.3", "log4j-2.26.1"})
  void corpus_throughEveryVersion_isGolden(String version) throws Exception {
    Map<String, String> golden = Golden.lines();
    SoftAssertions softly = new SoftAssertions();
    int compared = 0;
    try (Isolated isolated = Isolated.with(version)) {
      var feeder = isolated.feeder(Log4jFeeder.class);
      for (Event event : Corpus.events()) {
        if (!IMPOSSIBLE.contains(event.name())) {
          String line = new String(feeder.apply(event.map()), StandardCharsets.UTF_8);
          softly.assertThat(line).as(event.name()).isEqualTo(golden.get(event.name()));
          compared++;
        }
      }
    }
    softly.assertAll();
    assertThat(compared).isGreaterThanOrEqualTo(60);
  }
}
