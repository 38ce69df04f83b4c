/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesBuilder;
import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer;

/**
 * The agent passes over nearly all of Logback; without this the advice is silently not applied. The
 * others it looks at, or it may one day.
 */
public final class LoggingTypes implements IgnoredTypesConfigurer {

  @Override
  public void configure(IgnoredTypesBuilder types) {
    types.allowClass("ch.qos.logback.core.OutputStreamAppender");
    types.allowClass("org.apache.logging.log4j.core.appender.AbstractAppender");
    types.allowClass("org.apache.log4j.Hierarchy");
  }
}
