/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLine;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderFactory;
import org.apache.logging.log4j.core.layout.AbstractLayout;
import org.apache.logging.log4j.core.layout.ByteBufferDestination;
import org.jspecify.annotations.Nullable;

/**
 * A Log4j2 layout that writes each event as one line of JSON. It works with no setting:
 *
 * <pre>{@code
 * <Console name="out"><LgtmLayout/></Console>
 * }</pre>
 *
 * <p>Thread-safe; never throws; free of garbage where the appender asks it to {@link #encode}.
 *
 * @since 0.1.0
 */
@Plugin(
    name = "LgtmLayout",
    category = Node.CATEGORY,
    elementType = Layout.ELEMENT_TYPE,
    printObject = true)
public final class LgtmLayout extends AbstractLayout<String> {
  private final LogFormat format;

  private LgtmLayout(LogFormat format) {
    super(null, new byte[0], new byte[0]);
    this.format = format;
  }

  /** The settings at their defaults. */
  @PluginBuilderFactory
  public static Builder newBuilder() {
    return new Builder();
  }

  @Override
  public void encode(LogEvent event, ByteBufferDestination destination) {
    try (LogLine line = format.open()) {
      Log4jEvents.write(event, line);
      destination.writeBytes(line.array(), 0, line.length());
    }
  }

  @Override
  public byte[] toByteArray(LogEvent event) {
    try (LogLine line = format.open()) {
      Log4jEvents.write(event, line);
      return line.toBytes();
    }
  }

  @Override
  public String toSerializable(LogEvent event) {
    try (LogLine line = format.open()) {
      Log4jEvents.write(event, line);
      return line.toText();
    }
  }

  @Override
  public String getContentType() {
    return "application/json; charset=" + StandardCharsets.UTF_8;
  }

  /** The attributes of the element, named as in {@link LogFormat.Builder}. */
  public static final class Builder
      implements org.apache.logging.log4j.core.util.Builder<LgtmLayout> {
    @PluginBuilderAttribute private String preset = "lgtm";
    @PluginBuilderAttribute private @Nullable String application;
    @PluginBuilderAttribute private @Nullable String environment;
    @PluginBuilderAttribute private @Nullable String tenant;
    @PluginBuilderAttribute private @Nullable String auditTenant;
    @PluginBuilderAttribute private @Nullable String securityTenant;
    @PluginBuilderAttribute private int maxLineBytes = LogFormat.DEFAULT_LINE_BYTES;
    @PluginBuilderAttribute private @Nullable String maskKeys;
    @PluginBuilderAttribute private @Nullable String maskPatterns;

    private Builder() {}

    /** See {@link LogFormat.Builder#preset}. */
    public Builder setPreset(String preset) {
      this.preset = preset;
      return this;
    }

    /** See {@link LogFormat.Builder#application}. */
    public Builder setApplication(String application) {
      this.application = application;
      return this;
    }

    /** See {@link LogFormat.Builder#environment}. */
    public Builder setEnvironment(String environment) {
      this.environment = environment;
      return this;
    }

    /** See {@link LogFormat.Builder#tenant}. */
    public Builder setTenant(String tenant) {
      this.tenant = tenant;
      return this;
    }

    /** See {@link LogFormat.Builder#auditTenant}. */
    public Builder setAuditTenant(String auditTenant) {
      this.auditTenant = auditTenant;
      return this;
    }

    /** See {@link LogFormat.Builder#securityTenant}. */
    public Builder setSecurityTenant(String securityTenant) {
      this.securityTenant = securityTenant;
      return this;
    }

    /** See {@link LogFormat.Builder#maxLineBytes}. */
    public Builder setMaxLineBytes(int maxLineBytes) {
      this.maxLineBytes = maxLineBytes;
      return this;
    }

    /** See {@link LogFormat.Builder#maskKeys}. */
    public Builder setMaskKeys(String maskKeys) {
      this.maskKeys = maskKeys;
      return this;
    }

    /** See {@link LogFormat.Builder#maskPatterns}. */
    public Builder setMaskPatterns(String maskPatterns) {
      this.maskPatterns = maskPatterns;
      return this;
    }

    @Override
    public LgtmLayout build() {
      LogFormat.Builder settings =
          LogFormat.builder()
              .preset(preset)
              .application(application)
              .environment(environment)
              .tenant(tenant)
              .auditTenant(auditTenant)
              .securityTenant(securityTenant)
              .maxLineBytes(maxLineBytes);
      if (maskKeys != null) {
        settings.maskKeys(maskKeys);
      }
      if (maskPatterns != null) {
        settings.maskPatterns(maskPatterns);
      }
      return new LgtmLayout(settings.build());
    }
  }
}
