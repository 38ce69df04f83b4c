/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.github.lgtm4j.contract.Setting;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;

/** {@code lgtm.enabled}: off leaves the stock agent as it is. */
public final class AgentSwitch {
  private AgentSwitch() {}

  public static boolean isOn(ConfigProperties config) {
    return config.getBoolean(Setting.ENABLED.key(), true);
  }
}
