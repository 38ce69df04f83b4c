/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCommandTest {
  @ParameterizedTest
  @CsvSource({
    // jars, with a version and without
    "shop.jar, shop",
    "shop.jar --port 8080, shop",
    "/opt/shop-1.2.3.jar, shop",
    "/opt/shop-1.2.3-SNAPSHOT.jar, shop",
    "/opt/shop-1.2.3.RELEASE.jar, shop",
    "/opt/shop-1.2.3-rc.1.jar, shop",
    "shop-1.jar, shop",
    "shop-1-SNAPSHOT.jar, shop",
    "shop-2024.01.15.war, shop",
    "/opt/web-shop-api-10.0.jar, web-shop-api",
    "/opt/team-2-shop.jar, team-2-shop",
    "log4j2-viewer.jar, log4j2-viewer",
    "/opt/my.shop-1.2.jar, my.shop",
    // blanks in paths, Windows, a folder that looks like a jar
    "/opt/my shop/shop-1.0.jar run now, shop",
    "my shop.jar, my shop",
    "C:\\Program Files\\Shop\\shop-1.0.jar, shop",
    "D:/shop/shop.jar, shop",
    "/opt/shop.jar.d/cart.jar, cart",
    // main classes and modules, with a jar among the arguments
    "com.example.Shop, Shop",
    "com.example.Shop --plugins /opt/plugin-1.0.jar, Shop",
    "com.example.Shop$Main, Shop$Main",
    "Shop a.jar, Shop",
    "shop/com.example.Shop run, Shop",
    "com.example.shop/com.example.Shop, Shop",
    "example.shop, shop",
  })
  void name_ofACommand_isItsJarOrMainClass(String command, String name) {
    assertThat(JavaCommand.applicationName(command)).isEqualTo(name);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void name_ofNothing_isNull(String command) {
    assertThat(JavaCommand.applicationName(command)).isNull();
  }

  /** Every unpacked Spring Boot application is started by the same class. */
  @Test
  void name_ofTheBootLauncher_isNull() {
    assertThat(JavaCommand.applicationName("org.springframework.boot.loader.launch.JarLauncher a"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "-1.1", " x", "/", ".jar", "A.", "a-1.0-"})
  void name_ofAHugeCommand_isFoundInNoTime(String part) {
    String command = part.repeat(100_000);

    assertThat(JavaCommand.applicationName(command)).hasSizeLessThanOrEqualTo(4096);
    assertThat(JavaCommand.applicationName(command + ".jar")).hasSizeLessThanOrEqualTo(4096);
  }
}
