/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.log4j1;

import static io.opentelemetry.javaagent.extension.matcher.AgentElementMatchers.hasClassesNamed;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.github.lgtm4j.agent.logs.LogRewriting;
import io.github.lgtm4j.agent.logs.inside.AgentLink;
import io.github.lgtm4j.agent.logs.inside.log4j1.Log4j1;
import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Says that the lines of Log4j 1.2 stay as they are, where they would be missed. */
public final class Log4j1InstrumentationModule extends InstrumentationModule {

  public Log4j1InstrumentationModule() {
    super("lgtm-log4j1", "lgtm-logs");
  }

  @Override
  public boolean defaultEnabled(ConfigProperties config) {
    return LogRewriting.isOn(config);
  }

  /** Not the classes of the same names that hand on to Log4j2, which is rewritten. */
  @Override
  public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
    return hasClassesNamed("org.apache.log4j.Hierarchy", "org.apache.log4j.AsyncAppender")
        .and(not(hasClassesNamed("org.apache.log4j.bridge.AppenderAdapter")));
  }

  @Override
  public List<TypeInstrumentation> typeInstrumentations() {
    return Collections.<TypeInstrumentation>singletonList(new HierarchyInstrumentation());
  }

  @Override
  public List<String> getAdditionalHelperClassNames() {
    return Arrays.asList(AgentLink.class.getName(), Log4j1.class.getName());
  }
}
