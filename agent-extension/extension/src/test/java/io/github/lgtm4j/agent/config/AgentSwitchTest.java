/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentSwitchTest {

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "yes, true",
    "1, true",
    "false, false",
    "FALSE, false",
    "' false ', false"
  })
  void agent_isOnUnlessItIsToldFalse(String said, boolean on) {
    assertThat(AgentSwitch.isOn(said)).isEqualTo(on);
  }

  @Test
  void agent_thatIsToldNothing_isOn() {
    assertThat(AgentSwitch.isOn()).isTrue();
  }
}
