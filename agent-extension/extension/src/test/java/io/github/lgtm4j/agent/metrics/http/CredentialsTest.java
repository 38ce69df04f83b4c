/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.agent.config.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  @TempDir Path folder;

  @Test
  void everybody_withoutASecret_mayScrape() {
    assertThat(new Credentials("somebody", null, null).allow(null)).isTrue();
  }

  @Test
  void password_right_mayScrape() {
    Credentials credentials = new Credentials("alloy", Secret.value("pä:ss"), null);

    assertThat(credentials.allow(basic("alloy:pä:ss"))).isTrue();
    assertThat(credentials.allow(basic("alloy:pä:ss").replace("Basic", "bASIC"))).isTrue();
    assertThat(credentials.challenge()).isEqualTo("Basic realm=\"metrics\", charset=\"UTF-8\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"alloy:wrong", "other:right", "alloy:", ":right", "alloy", "", "alloy:right "})
  void password_wrong_mayNot(String given) {
    Credentials credentials = new Credentials("alloy", Secret.value("right"), null);

    assertThat(credentials.allow(basic(given))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer right", "right", "Digest x=y"})
  void header_ofAnotherKind_mayNot(String header) {
    Credentials credentials = new Credentials("alloy", Secret.value("right"), null);

    assertThat(credentials.allow(header)).isFalse();
    assertThat(credentials.allow(null)).isFalse();
  }

  @Test
  void password_withoutAUsername_letsNobodyIn() {
    Credentials credentials = new Credentials(null, Secret.value("right"), null);

    assertThat(credentials.allow(basic("null:right"))).isFalse();
    assertThat(credentials.allow(basic(":right"))).isFalse();
  }

  @Test
  void token_changedInItsFile_holdsAtOnce() throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "one\n");
    Credentials credentials = new Credentials(null, null, Secret.file(file.toString()));
    assertThat(credentials.allow("Bearer one")).isTrue();
    assertThat(credentials.allow("Bearer two")).isFalse();

    Files.writeString(file, "two");

    assertThat(credentials.allow("Bearer one")).isFalse();
    assertThat(credentials.allow("bearer two")).isTrue();
  }

  @Test
  void token_whoseFileIsNotThereOrEmpty_letsNobodyIn() throws Exception {
    Path file = folder.resolve("token");
    Credentials credentials = new Credentials(null, null, Secret.file(file.toString()));
    assertThat(credentials.allow("Bearer ")).isFalse();
    assertThat(credentials.allow("Bearer x")).isFalse();

    Files.writeString(file, " \n");
    assertThat(credentials.allow("Bearer ")).isFalse();

    Files.writeString(file, "x");
    assertThat(credentials.allow("Bearer x")).isTrue();
  }

  @Test
  void both_whenGiven_areTwoWaysIn() {
    Credentials credentials =
        new Credentials("alloy", Secret.value("password"), Secret.value("token"));

    assertThat(credentials.allow(basic("alloy:password"))).isTrue();
    assertThat(credentials.allow("Bearer token")).isTrue();
    assertThat(credentials.allow("Bearer password")).isFalse();
    assertThat(credentials.challenge()).contains("Basic", "Bearer");
  }

  @Test
  void secret_printed_doesNotShow() {
    assertThat(Secret.value("hunter2")).hasToString("***");
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
