/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Refuses a line that says less than the event: such a peer must not be timed. Of JSON every value
 * is compared with its type; of text only that it is there.
 */
final class SameInformation {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String line;
  private final List<Member> members = new ArrayList<>();

  private SameInformation(String line) {
    this.line = line;
  }

  /** Throws an {@code IllegalStateException} that says what is missing. */
  static void check(boolean isText, Facts facts, byte[] bytes) throws Exception {
    SameInformation check = new SameInformation(new String(bytes, StandardCharsets.UTF_8));
    if (isText) {
      check.text(facts);
    } else {
      check.collect("", STRICT.readTree(check.line));
      check.json(facts);
    }
    check.stack(facts.thrown());
  }

  private void collect(String name, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(member -> collect(member.getKey(), member.getValue()));
    } else if (node.isArray()) {
      node.forEach(element -> collect(name, element));
    } else {
      members.add(new Member(name, node));
    }
  }

  private void json(Facts facts) {
    equal("the message", facts.message());
    equal("the logger", facts.logger());
    equal("the thread", facts.thread());
    if (members.stream().noneMatch(m -> m.value.asText().equalsIgnoreCase(facts.level()))) {
      throw refused("the level");
    }
    facts.context().forEach(this::member);
    facts.fields().forEach(this::member);
  }

  private void text(Facts facts) {
    contains(facts.message());
    contains(facts.logger());
    contains(facts.thread());
    contains(facts.level());
    facts.context().forEach((key, value) -> contains(key + "=" + value));
    for (Map.Entry<String, Object> field : facts.fields().entrySet()) {
      contains(field.getKey());
      contains(String.valueOf(field.getValue()));
    }
  }

  private void equal(String what, String value) {
    if (members.stream().noneMatch(m -> m.value.isTextual() && m.value.asText().equals(value))) {
      throw refused(what);
    }
  }

  /** A member of that name, or with a prefix before it, which has the value and its type. */
  private void member(String key, Object value) {
    for (Member member : members) {
      if (member.isNamed(key) && member.is(value)) {
        return;
      }
    }
    throw refused(key + " as the " + value.getClass().getSimpleName() + " " + value);
  }

  private void stack(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      somewhere(at.getClass().getName());
      somewhere(at.getMessage());
      for (StackTraceElement frame : at.getStackTrace()) {
        somewhere(frame.getMethodName());
      }
    }
  }

  private void somewhere(String part) {
    if (members.stream().noneMatch(member -> member.value.asText().contains(part))) {
      contains(part);
    }
  }

  private void contains(String part) {
    if (!line.contains(part)) {
      throw refused(part);
    }
  }

  private IllegalStateException refused(String what) {
    return new IllegalStateException("the line does not say " + what + ": " + line);
  }

  private record Member(String name, JsonNode value) {
    /** Peers put {@code labels.}, {@code mdc_} or {@code kvp_} before a key. */
    boolean isNamed(String key) {
      return name.equals(key) || name.endsWith("." + key) || name.endsWith("_" + key);
    }

    boolean is(Object expected) {
      if (expected instanceof Boolean) {
        return value.isBoolean() && expected.equals(value.booleanValue());
      }
      if (expected instanceof Number number) {
        return value.isNumber() && value.doubleValue() == number.doubleValue();
      }
      return value.isTextual() && value.asText().equals(String.valueOf(expected));
    }
  }
}
