/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.opentelemetry.exporter.internal.TlsUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS by the certificate files that OpenTelemetry's own settings name, read again when they change:
 * the SDK reads them once, and certificates that a cluster issues live for hours.
 */
final class RereadTls {
  private static final Logger logger = Logger.getLogger(RereadTls.class.getName());

  private RereadTls() {}

  /** Hands a context to {@code use}, unless no file is set; then the SDK's own stays. */
  static void of(ExporterSettings settings, BiConsumer<SSLContext, X509TrustManager> use) {
    try {
      KeyManager[] keys = keys(settings);
      X509TrustManager trust = trust(settings);
      if (keys != null || settings.trustedFile() != null) {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {trust}, null);
        use.accept(context, trust);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException | LinkageError e) {
      logger.log(Level.WARNING, "The certificates are not read again when they change", e);
    }
  }

  private static KeyManager @Nullable [] keys(ExporterSettings settings) {
    if (settings.keyFile() == null || settings.certificateFile() == null) {
      return null;
    }
    Path key = Paths.get(settings.keyFile());
    Path certificate = Paths.get(settings.certificateFile());
    return new KeyManager[] {
      new RereadKey(
          new Reread<>(
              () -> TlsUtil.keyManager(Files.readAllBytes(key), Files.readAllBytes(certificate)),
              key,
              certificate))
    };
  }

  private static X509TrustManager trust(ExporterSettings settings) throws SSLException {
    if (settings.trustedFile() == null) {
      return TlsUtil.defaultTrustManager();
    }
    Path trusted = Paths.get(settings.trustedFile());
    return new RereadTrust(
        new Reread<>(() -> TlsUtil.trustManager(Files.readAllBytes(trusted)), trusted));
  }
}
