/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.logs;

import io.github.lgtm4j.log.log4j2.LgtmLayout;
import org.apache.logging.log4j.core.LogEvent;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * The contract's line from Log4j2: {@code
 * logging.structured.format.console=io.github.lgtm4j.spring.logs.Log4jLineFormatter}.
 *
 * @since 0.1.0
 */
public final class Log4jLineFormatter implements StructuredLogFormatter<LogEvent> {
  private final LgtmLayout layout;

  /** Made by Spring Boot, with the environment of the application. */
  public Log4jLineFormatter(Environment environment) {
    LineSettings settings = LineSettings.of(environment);
    LgtmLayout.Builder builder =
        LgtmLayout.newBuilder()
            .setApplication(settings.application())
            .setMaskKeys(settings.maskKeys());
    if (settings.environment() != null) {
      builder.setEnvironment(settings.environment());
    }
    if (settings.tenant() != null) {
      builder.setTenant(settings.tenant());
    }
    if (settings.maskPatterns() != null) {
      builder.setMaskPatterns(settings.maskPatterns());
    }
    layout = builder.build();
  }

  @Override
  public String format(LogEvent event) {
    return layout.toSerializable(event);
  }
}
