/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTracesTest {
  private static final String LOWEST = "ffffffffffffffffff00000000000000";
  private static final String HIGHEST = "000000000000000000ffffffffffffff";

  @Test
  void traces_atRatioOne_areAllKept() {
    assertThat(new KeptTraces(1).contain(LOWEST)).isTrue();
    assertThat(new KeptTraces(1).contain(HIGHEST)).isTrue();
  }

  @Test
  void traces_atRatioZero_areAllLeftOut() {
    assertThat(new KeptTraces(0).contain(LOWEST)).isFalse();
    assertThat(new KeptTraces(0).contain(HIGHEST)).isFalse();
  }

  @Test
  void trace_atTheThreshold_isKept() {
    // A quarter is kept: from c0... on.
    assertThat(new KeptTraces(0.25).contain("000000000000000000c0000000000000")).isTrue();
    assertThat(new KeptTraces(0.25).contain("ffffffffffffffffffbfffffffffffff")).isFalse();
  }

  @Test
  void whatIsNoTraceId_isNotKept() {
    assertThat(new KeptTraces(1).contain("")).isFalse();
    assertThat(new KeptTraces(1).contain("ffffffffffffffff")).isFalse();
  }

  @Test
  void traces_keptAtALowRatio_areKeptAtAHigherOne() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      String trace = traceId(random);
      if (new KeptTraces(0.05).contain(trace)) {
        assertThat(new KeptTraces(0.25).contain(trace)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.25, 0.5})
  void randomTraces_atARatio_areKeptAtThatRatio(double ratio) {
    Random random = new Random(42);
    KeptTraces kept = new KeptTraces(ratio);
    int many = 100_000;
    int count = 0;
    for (int i = 0; i < many; i++) {
      count += kept.contain(traceId(random)) ? 1 : 0;
    }
    assertThat((double) count / many).isCloseTo(ratio, within(0.005));
  }

  private static String traceId(Random random) {
    return String.format("%016x%016x", random.nextLong(), random.nextLong());
  }
}
