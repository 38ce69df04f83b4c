/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Takes the Alloy on this node past the application's proxy, which cannot reach it. The exporters
 * have no setting for that in gRPC, so the host joins those that the JVM reaches directly.
 */
final class NodeProxy {
  /** What holds in the JDK while the property is not set. */
  private static final String JDK_DEFAULT = "localhost|127.*|[::1]";

  private NodeProxy() {}

  static void bypass(String endpoint) {
    if (System.getProperty("http.proxyHost") != null
        || System.getProperty("https.proxyHost") != null) {
      append("http.nonProxyHosts", host(endpoint));
    }
    if (System.getProperty("socksProxyHost") != null) {
      append("socksNonProxyHosts", host(endpoint));
    }
  }

  private static void append(String property, @Nullable String host) {
    String direct = System.getProperty(property);
    direct = direct == null ? JDK_DEFAULT : direct;
    if (host != null && !("|" + direct + "|").contains("|" + host + "|")) {
      System.setProperty(property, direct.isEmpty() ? host : direct + "|" + host);
    }
  }

  private static @Nullable String host(String endpoint) {
    try {
      return URI.create(endpoint).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
