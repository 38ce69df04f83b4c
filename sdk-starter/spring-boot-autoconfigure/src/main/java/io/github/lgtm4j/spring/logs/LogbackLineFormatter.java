/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.logs;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * The contract's line from Logback: {@code
 * logging.structured.format.console=io.github.lgtm4j.spring.logs.LogbackLineFormatter}.
 *
 * @since 0.1.0
 */
public final class LogbackLineFormatter implements StructuredLogFormatter<ILoggingEvent> {
  private final LgtmEncoder encoder = new LgtmEncoder();

  /** Made by Spring Boot, with the environment of the application. */
  public LogbackLineFormatter(Environment environment) {
    LineSettings settings = LineSettings.of(environment);
    encoder.setApplication(settings.application());
    if (settings.environment() != null) {
      encoder.setEnvironment(settings.environment());
    }
    if (settings.tenant() != null) {
      encoder.setTenant(settings.tenant());
    }
    encoder.setMaskKeys(settings.maskKeys());
    if (settings.maskPatterns() != null) {
      encoder.setMaskPatterns(settings.maskPatterns());
    }
    encoder.start();
  }

  @Override
  public String format(ILoggingEvent event) {
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  /** Spares the way through text where Boot asks for bytes in the charset of the line. */
  @Override
  public byte[] formatAsBytes(ILoggingEvent event, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8)
        ? encoder.encode(event)
        : format(event).getBytes(charset);
  }
}
