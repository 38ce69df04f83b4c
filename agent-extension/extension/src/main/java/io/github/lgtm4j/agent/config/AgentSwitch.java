/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.github.lgtm4j.contract.Setting;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import org.jspecify.annotations.Nullable;

/** {@code lgtm.enabled}: off leaves the stock agent as it is. */
public final class AgentSwitch {
  private AgentSwitch() {}

  /** As the agent's configuration says, which its configuration file can say too. */
  public static boolean isOn(ConfigProperties config) {
    return isOn(config.getString(Setting.ENABLED.key()));
  }

  /** As this process says, before there is a configuration. */
  static boolean isOn() {
    String property = System.getProperty(Setting.ENABLED.key());
    return isOn(property == null ? System.getenv(Setting.ENABLED.variable()) : property);
  }

  /** Only false turns off: the contract reports any other value, and then the default holds. */
  static boolean isOn(@Nullable String said) {
    return said == null || !said.trim().equalsIgnoreCase("false");
  }
}
