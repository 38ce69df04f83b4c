/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameLabelsTest {
  @ParameterizedTest
  @CsvSource({"1.15.12,true", "1.16.6,true", "1.17.1,false", "2.0.0,false", ",true", "odd,true"})
  void version_ofMicrometer_saysWhetherLabelsMustBeTheSame(String version, boolean wanted) {
    assertThat(SameLabels.wanted(version)).isEqualTo(wanted);
  }
}
