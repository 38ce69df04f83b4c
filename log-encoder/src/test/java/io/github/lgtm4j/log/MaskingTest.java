/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static io.github.lgtm4j.log.Lines.line;
import static io.github.lgtm4j.log.Lines.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD",
        "db.password",
        "api_key",
        "apiKey",
        "API-KEY",
        "Authorization",
        "http.request.header.authorization",
        "Set-Cookie",
        "clientSecret"
      })
  void secretKey_inAnySpelling_isHidden(String key) {
    assertThat(field(settings(), key, "s3cret").asText()).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(strings = {"passwords_changed", "tokens", "secretary", "pwd.length"})
  void keyThatOnlyLooksSecret_isShown(String key) {
    assertThat(field(settings(), key, "shown").asText()).isEqualTo("shown");
  }

  @Test
  void ownKeys_takeTheDefaultsPlace() {
    LogFormat.Builder settings = settings().maskKeys("iban, tax-id");

    assertThat(field(settings, "taxId", "1").asText()).isEqualTo("***");
    assertThat(field(settings, "password", "p").asText()).isEqualTo("p");
  }

  @Test
  void secretInsideAMapInAList_isHidden() {
    Object value = List.of(Map.of("user", Map.of("token", List.of("t1", "t2"))));

    assertThat(field(settings(), "v", value).toString())
        .isEqualTo("[{\"user\":{\"token\":\"***\"}}]");
  }

  @ParameterizedTest
  @CsvSource({
    "paid with 4111 1111 1111 1111 today, paid with *** today",
    "4111-1111-1111-1111, ***",
    "order 4111111111111112 is no card, order 4111111111111112 is no card",
    "Authorization: Bearer abcdef0123456789, Authorization: Bearer ***",
    "a bearer of news, a bearer of news",
    "two 4111111111111111 and 5500005555555559, two *** and ***"
  })
  void patterns_inTheMessage_areHidden(String message, String expected) {
    LogFormat.Builder settings = settings().maskPatterns("card bearer");

    JsonNode json = Json.line(line(settings, message));

    assertThat(json.get("message").asText()).isEqualTo(expected);
  }

  @Test
  void ownPattern_isHiddenEverywhere() {
    LogFormat format = settings().maskPatterns("user-\\d+").build();
    Throwable throwable = new IllegalStateException("no user-3", new RuntimeException("user-4"));

    byte[] line =
        line(
            format,
            "hello user-1",
            throwable,
            fields -> fields.field(FieldSource.MDC, "who", List.of("user-2")));

    assertThat(new String(line, StandardCharsets.UTF_8)).doesNotContainPattern("user-\\d");
    assertThat(Json.line(line).get("who").toString()).isEqualTo("[\"***\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "411111111111", // 12 digits
        "41111111111111111111", // 20
        "x4111111111111111", // inside a word
        "4111  1111  1111  1111" // two blanks
      })
  void numberThatIsNoCard_isShown(String text) {
    JsonNode json = Json.line(line(settings().maskPatterns("card"), text));

    assertThat(json.get("message").asText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void noKeys_hideNothing(String keys) {
    assertThat(field(settings().maskKeys(keys), "password", "p").asText()).isEqualTo("p");
  }

  @Test
  void secretKey_hidesValuesOfEveryType() {
    for (Object value : new Object[] {1, true, 1.5, List.of(1), Map.of("a", 1)}) {
      assertThat(field(settings(), "token", value).asText()).isEqualTo("***");
    }
  }

  @Test
  void matchAcrossNothing_changesNothing() {
    JsonNode json = Json.line(line(settings().maskPatterns("z*"), "ab"));

    assertThat(json.get("message").asText()).contains("a").contains("b");
  }

  @Test
  void pattern_hidesTextInKeyValuesAndContext_butNoNumbers() {
    LogFormat.Builder settings = settings().maskPatterns("\\d+");

    assertThat(field(settings, "text", "a1").asText()).isEqualTo("a***");
    assertThat(field(settings, "number", 12).asInt()).isEqualTo(12);
  }

  @Test
  void patternThatIsNone_isRefused() {
    assertThatThrownBy(() -> settings().maskPatterns("[").build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void patterns_byDefault_areOff() {
    JsonNode json = Json.line(line(settings(), "4111 1111 1111 1111"));

    assertThat(json.get("message").asText()).isEqualTo("4111 1111 1111 1111");
  }

  @Test
  void patternThatRecursesWithoutEnd_costsTheTextOnly() {
    LogFormat.Builder settings = settings().maskPatterns("(a|b)*c");

    JsonNode json = Json.line(line(settings, "ab".repeat(100_000)));

    assertThat(json.get("message").asText()).isEqualTo("[failed: java.lang.StackOverflowError]");
  }

  private static JsonNode field(LogFormat.Builder settings, String key, Object value) {
    byte[] line = line(settings.build(), "", null, f -> f.field(FieldSource.KEY_VALUE, key, value));
    return Json.line(line).get(key);
  }
}
