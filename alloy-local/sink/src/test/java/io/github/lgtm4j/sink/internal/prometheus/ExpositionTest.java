/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lgtm4j.sink.internal.prometheus.Exposition.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {

  @Test
  void labels_withEscapes_areRead() {
    Sample sample = Exposition.parse("m{a=\"x\\\\y\\\"z\\n\", b = \"{,}\" , } 1\n", false).get(0);

    assertThat(sample.labels()).containsEntry("a", "x\\y\"z\n").containsEntry("b", "{,}");
  }

  @Test
  void numbers_ofEveryForm_areRead() {
    List<Sample> samples =
        Exposition.parse("a +Inf\nb -Inf\nc NaN\nd 1.5e-3\ne 7 1700000000000\n", false);

    assertThat(samples)
        .extracting(Sample::value)
        .containsExactly(
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 0.0015, 7.0);
    assertThat(samples.get(4).epochMillis()).isEqualTo(1_700_000_000_000L);
  }

  @Test
  void openMetricsTime_isInSeconds() {
    Sample sample =
        Exposition.parse("# TYPE a counter\na_total 1 1700000000.25\n# EOF\n", true).get(0);

    assertThat(sample.epochMillis()).isEqualTo(1_700_000_000_250L);
    assertThat(sample.type()).isEqualTo("counter");
  }

  @Test
  void openMetrics_withoutItsEnd_isRefused() {
    assertThatThrownBy(() -> Exposition.parse("a 1\n", true))
        .hasMessage("data does not end with # EOF");
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "m{a=\"b} 1", "m{a} 1", "m{a=b} 1", "{} 1", "m one"})
  void nonsense_isRefusedWithItsLine(String line) {
    assertThatThrownBy(() -> Exposition.parse("good 1\n" + line + "\n", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: ");
  }
}
