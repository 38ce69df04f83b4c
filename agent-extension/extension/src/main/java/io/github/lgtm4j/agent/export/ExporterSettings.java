/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.api.incubator.config.DeclarativeConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was set on one OTLP exporter in OpenTelemetry's own way, by properties or in a file. */
final class ExporterSettings {
  private final Set<String> headers = new HashSet<>();
  private final @Nullable String endpoint;
  private final @Nullable String trustedFile;
  private final @Nullable String keyFile;
  private final @Nullable String certificateFile;

  private ExporterSettings(
      @Nullable String endpoint,
      @Nullable String trustedFile,
      @Nullable String keyFile,
      @Nullable String certificateFile) {
    this.endpoint = endpoint;
    this.trustedFile = trustedFile;
    this.keyFile = keyFile;
    this.certificateFile = certificateFile;
  }

  static ExporterSettings of(String signal, ConfigProperties config) {
    ExporterSettings settings =
        new ExporterSettings(
            text(Certificates.OTLP, "endpoint", signal, config),
            text(Certificates.PREFIX, "certificate", signal, config),
            text(Certificates.PREFIX, "client.key", signal, config),
            text(Certificates.PREFIX, "client.certificate", signal, config));
    settings.addHeaders(config.getMap("otel.exporter.otlp.headers").keySet());
    settings.addHeaders(config.getMap("otel.exporter.otlp." + signal + ".headers").keySet());
    return settings;
  }

  static ExporterSettings of(DeclarativeConfigProperties exporter) {
    DeclarativeConfigProperties tls = exporter.getStructured(Certificates.IN_FILE);
    ExporterSettings settings =
        new ExporterSettings(
            exporter.getString("endpoint"),
            tls == null ? null : tls.getString("ca_file"),
            tls == null ? null : tls.getString("key_file"),
            tls == null ? null : tls.getString("cert_file"));
    List<DeclarativeConfigProperties> headers = exporter.getStructuredList("headers");
    if (headers != null) {
      headers.forEach(
          header -> settings.addHeaders(Collections.singleton(header.getString("name", ""))));
    }
    for (String header : exporter.getString("headers_list", "").split(",", -1)) {
      settings.addHeaders(Collections.singleton(header.split("=", 2)[0]));
    }
    return settings;
  }

  private static @Nullable String text(
      String prefix, String name, String signal, ConfigProperties config) {
    String own = config.getString(prefix + signal + "." + name);
    return own == null ? config.getString(prefix + name) : own;
  }

  private void addHeaders(Set<String> names) {
    names.forEach(name -> headers.add(name.trim().toLowerCase(Locale.ROOT)));
  }

  /** Whether that header is the user's own. */
  boolean hasHeader(String name) {
    return headers.contains(name.toLowerCase(Locale.ROOT));
  }

  String endpoint() {
    return endpoint == null ? "the collector" : endpoint;
  }

  @Nullable String trustedFile() {
    return trustedFile;
  }

  @Nullable String keyFile() {
    return keyFile;
  }

  @Nullable String certificateFile() {
    return certificateFile;
  }
}
