/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesAlloyTest {
  @AfterEach
  void forgetTheProxy() {
    for (String property :
        List.of(
            "http.proxyHost",
            "https.proxyHost",
            "socksProxyHost",
            "http.nonProxyHosts",
            "socksNonProxyHosts")) {
      System.clearProperty(property);
    }
  }

  @ParameterizedTest
  @CsvSource({
    ",http://localhost:4317",
    "' ',http://localhost:4317",
    "10.1.2.3,http://10.1.2.3:4317",
    "fd00::7,http://[fd00::7]:4317"
  })
  void address_ofTheNode_isWhereTracesGo(String hostIp, String expected) {
    assertThat(NodesAlloy.address(hostIp)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"10.1.2.3", "fd00::7"})
  void node_whereTheApplicationHasAProxy_isReachedWithoutIt(String hostIp) {
    System.setProperty("http.proxyHost", "proxy.example.com");

    NodesAlloy.reachWithoutProxy(hostIp);
    NodesAlloy.reachWithoutProxy(hostIp);

    assertThat(proxy(NodesAlloy.address(hostIp))).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy("http://localhost:4317")).as("as before").isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy("http://example.com").type()).as("as before").isEqualTo(Proxy.Type.HTTP);
    assertThat(System.getProperty("http.nonProxyHosts")).containsOnlyOnce(hostIp);
  }

  @ParameterizedTest
  @CsvSource({"https.proxyHost, https", "socksProxyHost, http", "socksProxyHost, socket"})
  void node_whereTheProxyIsOfAnotherKind_isReachedWithoutIt(String property, String scheme) {
    System.setProperty(property, "proxy.example.com");
    assertThat(proxy(scheme + "://10.1.2.3:4317")).isNotEqualTo(Proxy.NO_PROXY);

    NodesAlloy.reachWithoutProxy("10.1.2.3");

    assertThat(proxy(scheme + "://10.1.2.3:4317")).isEqualTo(Proxy.NO_PROXY);
    assertThat(proxy(scheme + "://10.1.2.4:4317")).isNotEqualTo(Proxy.NO_PROXY);
  }

  @Test
  void application_withoutAProxy_isLeftAsItIs() {
    NodesAlloy.reachWithoutProxy("10.1.2.3");

    assertThat(System.getProperty("http.nonProxyHosts")).isNull();
  }

  private static Proxy proxy(String address) {
    return ProxySelector.getDefault().select(URI.create(address)).get(0);
  }
}
