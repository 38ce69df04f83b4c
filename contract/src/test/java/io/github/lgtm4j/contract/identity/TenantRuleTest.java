/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of grafana/dskit's tenant package, which Mimir, Loki and Tempo share. */
class TenantRuleTest {
  private final TenantRule rule = new TenantRule();

  @ParameterizedTest
  @ValueSource(strings = {"a", "prod", "Team-A_1", "!-_.*'()", "...", ".a", "0"})
  void tenant_ofAllowedCharacters_passes(String tenant) {
    assertThat(rule.expected(tenant)).isNull();
  }

  @Test
  void tenant_ofEveryCharacterOfOneByte_passesWhenDskitTakesIt() {
    StringBuilder passed = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      if (rule.expected("a" + c) == null) {
        passed.append(c);
      }
    }

    assertThat(passed)
        .hasToString("!'()*-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
  }

  @ParameterizedTest
  @CsvSource({
    "a|b, one tenant: data cannot be written to several joined by |",
    "'.', 'a name that is not \".\", \"..\" or \"__mimir_cluster\"'",
    "'..', 'a name that is not \".\", \"..\" or \"__mimir_cluster\"'",
    "__mimir_cluster, 'a name that is not \".\", \"..\" or \"__mimir_cluster\"'",
    "a b, 'only letters, digits and !-_.*''()'",
    "a/b, 'only letters, digits and !-_.*''()'",
    "a\\b, 'only letters, digits and !-_.*''()'",
    "a:k=v, 'only letters, digits and !-_.*''()'",
    "größe, 'only letters, digits and !-_.*''()'",
  })
  void tenant_thatIsRefused_saysWhatWouldBeRight(String tenant, String expected) {
    assertThat(rule.expected(tenant)).isEqualTo(expected);
  }

  @Test
  void tenant_ofTheLongestLength_passesAndOneMoreDoesNot() {
    assertThat(rule.expected("a".repeat(150))).isNull();
    assertThat(rule.expected("a".repeat(151))).isEqualTo("at most 150 bytes");
  }
}
