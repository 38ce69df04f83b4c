/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.logback;

import io.github.lgtm4j.agent.logs.HelperClasses;
import io.github.lgtm4j.agent.logs.LogRewriting;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Gives Logback's appenders the contract's JSON, with no change in the application. */
public final class LogbackInstrumentationModule extends InstrumentationModule {

  public LogbackInstrumentationModule() {
    super("lgtm-logback", "lgtm-logs");
  }

  @Override
  public boolean defaultEnabled(ConfigProperties config) {
    return LogRewriting.isOn(config);
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return AgentElementMatchers.hasClassesNamed("ch.qos.logback.core.OutputStreamAppender");
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return Collections.<TypeInstrumentation>singletonList(
        new OutputStreamAppenderInstrumentation());
  }

  /** The encoder works inside the application, next to its Logback: its classes go there. */
  @Override
  public List<String> getAdditionalHelperClassNames() {
    return HelperClasses.of("logback");
  }
}
