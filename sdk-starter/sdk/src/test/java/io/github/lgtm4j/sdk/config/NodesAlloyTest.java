/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesAlloyTest {
  @AfterEach
  void forgetTheProxy() {
    System.clearProperty("http.proxyHost");
    System.clearProperty("http.nonProxyHosts");
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

  @Test
  void application_withoutAProxy_isLeftAsItIs() {
    NodesAlloy.reachWithoutProxy("10.1.2.3");

    assertThat(System.getProperty("http.nonProxyHosts")).isNull();
  }

  private static Proxy proxy(String address) {
    return ProxySelector.getDefault().select(URI.create(address)).get(0);
  }
}
