/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Trusts the authorities in a file, as they are at each handshake. */
final class RereadTrust extends X509ExtendedTrustManager {
  private final Reread<X509TrustManager> trusted;

  RereadTrust(Reread<X509TrustManager> trusted) {
    this.trusted = trusted;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    X509TrustManager now = trusted.get();
    if (now instanceof X509ExtendedTrustManager) {
      ((X509ExtendedTrustManager) now).checkServerTrusted(chain, authType, socket);
    } else {
      now.checkServerTrusted(chain, authType);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    X509TrustManager now = trusted.get();
    if (now instanceof X509ExtendedTrustManager) {
      ((X509ExtendedTrustManager) now).checkServerTrusted(chain, authType, engine);
    } else {
      now.checkServerTrusted(chain, authType);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trusted.get().checkServerTrusted(chain, authType);
  }

  // This end is always the client.

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    trusted.get().checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    trusted.get().checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    trusted.get().checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trusted.get().getAcceptedIssuers();
  }
}
