/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuoteTest {
  @Test
  void value_ofPlainText_isQuoted() {
    assertThat(Quote.of("a b")).isEqualTo("\"a b\"");
    assertThat(Quote.of("")).isEqualTo("\"\"");
  }

  @Test
  void value_ofUnprintables_isEscaped() {
    assertThat(Quote.of("\n\u001b\"\\ö\ud800")).isEqualTo("\"\\n\\u001b\\\"\\\\\\u00f6\\ud800\"");
  }

  @Test
  void value_ofManyCharacters_isShortened() {
    assertThat(Quote.of("x".repeat(60))).isEqualTo('"' + "x".repeat(60) + '"');
    assertThat(Quote.of("x".repeat(10_000)))
        .isEqualTo('"' + "x".repeat(60) + "\"... (10000 characters)");
  }
}
