/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import org.jspecify.annotations.Nullable;

/**
 * The Alloy that traces go to when nobody says where: the one on the pod's node, else on this
 * machine.
 *
 * @since 0.1.0
 */
public final class NodesAlloy {
  /** What Java assumes when nobody says anything. */
  private static final String JAVAS_OWN = "localhost|127.*|[::1]|0.0.0.0|[::0]";

  private NodesAlloy() {}

  /** Its address for gRPC. */
  public static String address(@Nullable String hostIp) {
    return "http://" + (isSet(hostIp) ? host(hostIp) : "localhost") + ":4317";
  }

  /** An address as it may be printed: without a name and a password in it. */
  public static String shown(String address) {
    return address.replaceAll("//[^/\\s]*@", "//***@");
  }

  /**
   * Lets requests to the node go there and not to the proxy that the application has for the rest
   * of the world. OpenTelemetry's exporter for gRPC has no setting for that; the JVM has this one,
   * and asks it for each request.
   */
  public static void reachWithoutProxy(@Nullable String hostIp) {
    try {
      if (!isSet(hostIp)) {
        return;
      }
      boolean socks = isSet(System.getProperty("socksProxyHost"));
      // Java asks the first for a URL also where the proxy is SOCKS, and the second for a socket.
      if (socks
          || isSet(System.getProperty("http.proxyHost"))
          || isSet(System.getProperty("https.proxyHost"))) {
        append("http.nonProxyHosts", host(hostIp));
      }
      if (socks) {
        append("socksNonProxyHosts", host(hostIp));
      }
    } catch (SecurityException e) {
      // Then the proxy has to know the way.
    }
  }

  private static void append(String property, String host) {
    String said = System.getProperty(property, JAVAS_OWN);
    if (!("|" + said + "|").contains("|" + host + "|")) {
      System.setProperty(property, said.isEmpty() ? host : said + "|" + host);
    }
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** An address of IPv6 stands in brackets. */
  private static String host(@Nullable String hostIp) {
    String host = String.valueOf(hostIp).trim();
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
