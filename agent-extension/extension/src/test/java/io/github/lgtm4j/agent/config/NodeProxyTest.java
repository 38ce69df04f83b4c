/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ProxySelector;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It sets the proxies of this process.")
class NodeProxyTest {
  private static final String[] PROPERTIES = {
    "http.proxyHost", "http.nonProxyHosts", "socksProxyHost", "socksNonProxyHosts"
  };

  private final Map<String, String> before = new HashMap<>();

  @BeforeEach
  void remember() {
    for (String property : PROPERTIES) {
      before.put(property, System.getProperty(property));
      System.clearProperty(property);
    }
  }

  @AfterEach
  void restore() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }

  @Test
  void node_withAProxy_isReachedDirectly_andOthersAreNot() {
    System.setProperty("http.proxyHost", "proxy.example");

    NodeProxy.bypass("http://10.1.2.3:4317");

    assertThat(proxyOf("http://10.1.2.3:4317")).isEqualTo("DIRECT");
    assertThat(proxyOf("http://localhost:4317")).isEqualTo("DIRECT");
    assertThat(proxyOf("http://10.1.2.4:4317")).contains("proxy.example");
  }

  @Test
  void nodeWithAnIpv6Address_isReachedDirectly() {
    System.setProperty("http.proxyHost", "proxy.example");

    NodeProxy.bypass("http://[fd00::1]:4317");

    assertThat(proxyOf("http://[fd00::1]:4317")).isEqualTo("DIRECT");
  }

  @Test
  void applicationsOwnList_isExtendedOnce() {
    System.setProperty("http.proxyHost", "proxy.example");
    System.setProperty("http.nonProxyHosts", "*.internal");

    NodeProxy.bypass("http://10.1.2.3:4317");
    NodeProxy.bypass("http://10.1.2.3:4317");

    assertThat(System.getProperty("http.nonProxyHosts")).isEqualTo("*.internal|10.1.2.3");
  }

  @Test
  void withoutAProxy_nothingIsSet() {
    NodeProxy.bypass("http://10.1.2.3:4317");

    assertThat(System.getProperty("http.nonProxyHosts")).isNull();
  }

  private static String proxyOf(String address) {
    return ProxySelector.getDefault().select(URI.create(address)).get(0).toString();
  }
}
