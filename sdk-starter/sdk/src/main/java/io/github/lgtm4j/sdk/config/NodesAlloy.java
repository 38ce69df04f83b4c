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
  private static final String PROXY = "http.proxyHost";
  private static final String WITHOUT_PROXY = "http.nonProxyHosts";

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
      if (!isSet(hostIp) || System.getProperty(PROXY) == null) {
        return;
      }
      String said = System.getProperty(WITHOUT_PROXY, JAVAS_OWN);
      String host = host(hostIp);
      if (!("|" + said + "|").contains("|" + host + "|")) {
        System.setProperty(WITHOUT_PROXY, said + "|" + host);
      }
    } catch (SecurityException e) {
      // Then the proxy has to know the way.
    }
  }

  private static boolean isSet(@Nullable String hostIp) {
    return hostIp != null && !hostIp.isBlank();
  }

  /** An address of IPv6 stands in brackets. */
  private static String host(@Nullable String hostIp) {
    String host = String.valueOf(hostIp).trim();
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
