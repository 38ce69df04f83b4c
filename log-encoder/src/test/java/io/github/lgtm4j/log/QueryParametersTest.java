/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
  @ParameterizedTest
  @CsvSource({
    "page=2&token=abc&sort=up?x, page=2&token=***&sort=up?x",
    "https://host/p?token=x#top, https://host/p?token=***#top",
    "/login?next=/home?token=a;b&page=3, /login?next=/home?token=***&page=3",
    "token=, token=***",
    "a=1&token=x&token=y, a=1&token=***&token=***",
  })
  void value_ofAHiddenParameter_isHidden_andTheRestStays(String text, String safe) {
    assertThat(QueryParameters.hide(text, "token"::equals)).isEqualTo(safe);
  }

  @Test
  void text_withNothingToHide_isTheSameObject() {
    String text = new String("/search?page=2&q=a=b&=&;");

    assertThat(QueryParameters.hide(text, "token"::equals)).isSameAs(text);
  }
}
