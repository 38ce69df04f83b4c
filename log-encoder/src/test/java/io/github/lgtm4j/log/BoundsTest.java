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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundsTest {
  private static final int BOUND = 200 * 1024;
  private static final String TEN_MEGABYTES = "0123456789".repeat(1024 * 1024);

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "\0", "é", "€", "\ud83d\ude00", "\ud800"})
  void hugeMessage_ofAnyCharacter_isCutToTheBound(String unit) {
    byte[] line = line(settings(), unit.repeat(1024 * 1024));

    JsonNode json = Json.line(line);
    assertThat(line.length).isBetween(BOUND - 8, BOUND);
    assertThat(json.get("truncated")).extracting(JsonNode::asText).containsExactly("message");
    assertThat(json.get("message").asText()).startsWith(unit.equals("\ud800") ? "\ufffd" : unit);
  }

  @Test
  void message_justUnderTheBound_isWhole() {
    int around = line(settings(), "").length;

    byte[] line = line(settings(), "x".repeat(BOUND - around));

    assertThat(line).hasSize(BOUND);
    assertThat(Json.line(line).has("truncated")).isFalse();
  }

  @Test
  void message_oneOverTheBound_isCut() {
    int around = line(settings(), "").length;

    byte[] line = line(settings(), "x".repeat(BOUND - around + 1));

    assertThat(line).hasSize(BOUND);
    assertThat(Json.line(line).has("truncated")).isTrue();
  }

  @Test
  void stack_besideALongMessage_losesItsTailFirst() {
    String message = "m".repeat(150 * 1024);

    byte[] line = line(settings().build(), message, deep(2000), fields -> {});

    JsonNode json = Json.line(line);
    assertThat(line.length).isLessThanOrEqualTo(BOUND);
    assertThat(json.get("message").asText()).isEqualTo(message);
    assertThat(json.get("truncated"))
        .extracting(JsonNode::asText)
        .containsExactly("exception.stack_trace");
    String stack = json.get("exception").get("stack_trace").asText();
    assertThat(stack).startsWith("java.lang.IllegalStateException: deep\n\tat com.example.C1999");
    assertThat(stack.length()).isGreaterThan(45 * 1024);
    assertThat(stack).endsWith(")"); // whole frames only
  }

  @Test
  void stackHash_doesNotDependOnTheRoom() {
    Throwable deep = deep(2000);

    JsonNode whole = Json.line(line(settings().maxLineBytes(1 << 20).build(), "", deep, f -> {}));
    JsonNode cut = Json.line(line(settings().maxLineBytes(16384).build(), "", deep, f -> {}));

    assertThat(cut.get("exception").get("stack_hash"))
        .isEqualTo(whole.get("exception").get("stack_hash"));
    assertThat(whole.has("truncated")).isFalse();
    assertThat(cut.has("truncated")).isTrue();
  }

  @Test
  void everythingHuge_inTheSmallestLine_staysInTheBoundAndValid() {
    Throwable throwable = new IllegalStateException(TEN_MEGABYTES, deep(500));

    byte[] line =
        line(
            settings().application(TEN_MEGABYTES).tenant(TEN_MEGABYTES).maxLineBytes(16384).build(),
            TEN_MEGABYTES,
            throwable,
            fields -> {
              for (int i = 0; i < 100; i++) {
                fields.field(FieldSource.KEY_VALUE, "k".repeat(300) + i, TEN_MEGABYTES);
              }
            });

    JsonNode json = Json.line(line);
    assertThat(line.length).isLessThanOrEqualTo(16384);
    assertThat(json.get("truncated"))
        .extracting(JsonNode::asText)
        .contains("message", "exception.message", "exception.stack_trace");
    assertThat(json.get("exception").get("stack_hash").asText()).matches("[0-9a-f]{16}");
  }

  @Test
  void hugeField_isCutAndNamed_andOthersStay() {
    byte[] line =
        line(
            settings().build(),
            "short",
            null,
            fields -> {
              fields.field(FieldSource.KEY_VALUE, "small", 1);
              fields.field(FieldSource.KEY_VALUE, "huge", TEN_MEGABYTES);
            });

    JsonNode json = Json.line(line);
    assertThat(line.length).isLessThanOrEqualTo(BOUND);
    assertThat(json.get("message").asText()).isEqualTo("short");
    assertThat(json.get("small").asInt()).isEqualTo(1);
    assertThat(json.get("huge").asText()).hasSizeGreaterThan(90 * 1024);
    assertThat(json.get("truncated")).extracting(JsonNode::asText).containsExactly("huge");
  }

  @Test
  void wideNestedLists_areCutWithoutWritingThemOut() {
    List<Object> value = new ArrayList<>(List.of("leaf"));
    for (int i = 0; i < 25; i++) {
      value = new ArrayList<>(Collections.nCopies(10, value));
    }
    List<Object> bomb = value;

    byte[] line =
        line(settings().build(), "", null, f -> f.field(FieldSource.KEY_VALUE, "bomb", bomb));

    assertThat(Json.line(line).get("truncated")).hasSize(1);
    assertThat(line.length).isLessThanOrEqualTo(BOUND);
  }

  @Test
  void auditLine_overTheBound_saysWhatWasCut() {
    LogFormat format = settings().build();
    try (LogLine line = format.open()) {
      line.head(0, 0, LogLevel.INFO, TEN_MEGABYTES, "audit", "main");
      line.end(null);

      JsonNode json = Json.line(line.toBytes());
      assertThat(json.get("log_class").asText()).isEqualTo("audit");
      assertThat(json.get("truncated")).extracting(JsonNode::asText).containsExactly("message");
    }
  }

  @Test
  void longChainOfCauses_isBounded() {
    Throwable throwable = new IllegalStateException("root");
    for (int i = 0; i < 5000; i++) {
      throwable = new IllegalStateException("level " + i, throwable);
    }

    JsonNode json = Json.line(line(settings().build(), "", throwable, f -> {}));

    assertThat(json.get("truncated")).hasSize(1);
  }

  @Test
  void tooSmallBound_isRefusedWithTheRule() {
    assertThatThrownBy(() -> settings().maxLineBytes(1000).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxLineBytes must be at least 16384, but was 1000");
  }

  private static Throwable deep(int frames) {
    StackTraceElement[] trace = new StackTraceElement[frames];
    for (int i = 0; i < frames; i++) {
      trace[i] = new StackTraceElement("com.example.C" + (frames - 1 - i), "m", "C.java", i);
    }
    Throwable throwable = new IllegalStateException("deep");
    throwable.setStackTrace(trace);
    return throwable;
  }
}
