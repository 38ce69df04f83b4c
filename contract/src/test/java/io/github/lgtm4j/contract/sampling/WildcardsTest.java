/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class WildcardsTest {
  @Test
  void text_thatOnePatternIs_matches_andWhatIsOnlyPartOfIt_doesNot() {
    Wildcards wildcards = new Wildcards(Arrays.asList("/health*", "/livez", "*.ico"));

    assertThat(wildcards.match("/health")).isTrue();
    assertThat(wildcards.match("/health/db\nx")).isTrue();
    assertThat(wildcards.match("/livez")).isTrue();
    assertThat(wildcards.match("/a/b.ico")).isTrue();
    assertThat(wildcards.match("/livez/x")).isFalse();
    assertThat(wildcards.match("/healt")).isFalse();
  }

  @Test
  void whatStandsForItselfInAnExpression_standsForItself() {
    Wildcards wildcards = new Wildcards(Collections.singleton("/a.b\\E(c)"));

    assertThat(wildcards.match("/a.b\\E(c)")).isTrue();
    assertThat(wildcards.match("/axb\\E(c)")).isFalse();
  }

  @Test
  void noPattern_matchesNothing() {
    assertThat(new Wildcards(Collections.<String>emptyList()).match("")).isFalse();
  }
}
