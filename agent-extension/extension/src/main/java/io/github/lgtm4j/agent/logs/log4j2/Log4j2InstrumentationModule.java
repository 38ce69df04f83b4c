/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.log4j2;

import io.github.lgtm4j.agent.logs.HelperClasses;
import io.github.lgtm4j.agent.logs.LogRewriting;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Gives Log4j2's appenders the contract's JSON, with no change in the application. */
public final class Log4j2InstrumentationModule extends InstrumentationModule {

  public Log4j2InstrumentationModule() {
    super("lgtm-log4j2", "lgtm-logs");
  }

  @Override
  public boolean defaultEnabled(ConfigProperties config) {
    return LogRewriting.isOn(config);
  }

  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return AgentElementMatchers.hasClassesNamed(
        "org.apache.logging.log4j.core.appender.AbstractOutputStreamAppender");
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return Collections.<TypeInstrumentation>singletonList(new AbstractAppenderInstrumentation());
  }

  /** The layout works inside the application, next to its Log4j2: its classes go there. */
  @Override
  public List<String> getAdditionalHelperClassNames() {
    return HelperClasses.of("log4j2");
  }
}
