/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logstash;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.nio.charset.StandardCharsets;
import net.logstash.logback.composite.AbstractJsonProvider;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/*
 * The generator is asked for the document's first name, and then given all that stands between
 * that name's colon and the document's closing brace as if it were one raw value. So the bytes are
 * the encoder's own, and no field is serialised twice.
 */
/**
 * All fields of the contract's document as one provider of logstash-logback-encoder 9, for those
 * who keep its appenders and its other providers:
 *
 * <pre>{@code
 * <encoder class="net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder">
 *   <providers>
 *     <provider class="io.github.lgtm4j.log.logstash.LgtmJsonProvider"/>
 *   </providers>
 * </encoder>
 * }</pre>
 *
 * <p>Thread-safe. A provider beside it may write a key a second time; that is not prevented.
 *
 * @since 0.1.0
 */
public class LgtmJsonProvider extends AbstractJsonProvider<ILoggingEvent> {
  private final LgtmEncoder encoder = new LgtmEncoder();

  /** See {@link LgtmEncoder#setPreset}. */
  public void setPreset(String preset) {
    encoder.setPreset(preset);
  }

  /** See {@link LgtmEncoder#setApplication}. */
  public void setApplication(String application) {
    encoder.setApplication(application);
  }

  /** See {@link LgtmEncoder#setEnvironment}. */
  public void setEnvironment(String environment) {
    encoder.setEnvironment(environment);
  }

  /** See {@link LgtmEncoder#setTenant}. */
  public void setTenant(String tenant) {
    encoder.setTenant(tenant);
  }

  /** See {@link LgtmEncoder#setAuditTenant}. */
  public void setAuditTenant(String auditTenant) {
    encoder.setAuditTenant(auditTenant);
  }

  /** See {@link LgtmEncoder#setSecurityTenant}. */
  public void setSecurityTenant(String securityTenant) {
    encoder.setSecurityTenant(securityTenant);
  }

  /** See {@link LgtmEncoder#setMaxLineBytes}. */
  public void setMaxLineBytes(int maxLineBytes) {
    encoder.setMaxLineBytes(maxLineBytes);
  }

  /** See {@link LgtmEncoder#setMaskKeys}. */
  public void setMaskKeys(String maskKeys) {
    encoder.setMaskKeys(maskKeys);
  }

  /** See {@link LgtmEncoder#setMaskPatterns}. */
  public void setMaskPatterns(String maskPatterns) {
    encoder.setMaskPatterns(maskPatterns);
  }

  @Override
  public void start() {
    encoder.setContext(getContext());
    encoder.start();
    super.start();
  }

  @Override
  public void stop() {
    super.stop();
    encoder.stop();
  }

  @Override
  public void writeTo(JsonGenerator generator, ILoggingEvent event) {
    String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
    int nameEnd = line.indexOf('"', 2);
    generator.writeName(line.substring(2, nameEnd));
    generator.writeRawValue(new SerializedString(line.substring(nameEnd + 2, line.length() - 2)));
  }
}
