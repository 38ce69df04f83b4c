/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.jul;

import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.agent.logs.inside.AgentLink;
import io.github.lgtm4j.agent.logs.inside.jul.JulFormatters;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Arrays;
import java.util.List;

/**
 * Gives the handlers of java.util.logging the contract's JSON, with no change in the application.
 */
public final class JulInstrumentationModule extends InstrumentationModule {

  public JulInstrumentationModule() {
    super("lgtm-jul", "lgtm-logs");
  }

  @Override
  public boolean defaultEnabled(ConfigProperties config) {
    return LogRewriting.isOn(config);
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return Arrays.asList(new HandlerInstrumentation(), new DeferringHandlerInstrumentation());
  }

  @Override
  public List<String> getAdditionalHelperClassNames() {
    return Arrays.asList(AgentLink.class.getName(), JulFormatters.class.getName());
  }
}
