/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * A Logback encoder that writes each event as one line of JSON. It works with no setting:
 *
 * <pre>{@code
 * <encoder class="io.github.lgtm4j.log.logback.LgtmEncoder"/>
 * }</pre>
 *
 * <p>One class for Logback 1.2 to 1.6. Thread-safe; never throws.
 *
 * @since 0.1.0
 */
public class LgtmEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NONE = {};

  private final LogFormat.Builder settings = LogFormat.builder();
  private @Nullable LogFormat format;

  /** See {@link LogFormat.Builder#preset}. */
  public void setPreset(String preset) {
    settings.preset(preset);
  }

  /** See {@link LogFormat.Builder#application}. */
  public void setApplication(String application) {
    settings.application(application);
  }

  /** See {@link LogFormat.Builder#environment}. */
  public void setEnvironment(String environment) {
    settings.environment(environment);
  }

  /** See {@link LogFormat.Builder#tenant}. */
  public void setTenant(String tenant) {
    settings.tenant(tenant);
  }

  /** See {@link LogFormat.Builder#auditTenant}. */
  public void setAuditTenant(String auditTenant) {
    settings.auditTenant(auditTenant);
  }

  /** See {@link LogFormat.Builder#securityTenant}. */
  public void setSecurityTenant(String securityTenant) {
    settings.securityTenant(securityTenant);
  }

  /** See {@link LogFormat.Builder#maxLineBytes}. */
  public void setMaxLineBytes(int maxLineBytes) {
    settings.maxLineBytes(maxLineBytes);
  }

  /** See {@link LogFormat.Builder#maskKeys}. */
  public void setMaskKeys(String maskKeys) {
    settings.maskKeys(maskKeys);
  }

  /** See {@link LogFormat.Builder#maskPatterns}. */
  public void setMaskPatterns(String maskPatterns) {
    settings.maskPatterns(maskPatterns);
  }

  @Override
  public void start() {
    format = settings.build();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    LogFormat current = format;
    if (current == null) {
      return NONE;
    }
    try (LogLine line = current.open()) {
      LogbackEvents.write(event, line);
      return line.toBytes();
    }
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }
}
