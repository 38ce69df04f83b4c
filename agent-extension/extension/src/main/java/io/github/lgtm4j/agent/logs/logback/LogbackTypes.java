/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.logback;

import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesBuilder;
import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer;

/** The agent passes over nearly all of Logback; without this the advice is silently not applied. */
public final class LogbackTypes implements IgnoredTypesConfigurer {

  @Override
  public void configure(IgnoredTypesBuilder types) {
    types.allowClass(OutputStreamAppenderInstrumentation.APPENDER);
  }
}
