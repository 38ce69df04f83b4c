/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.lgtm4j.sink.limits.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The status and text by which a product answers when a rule is broken. */
final class Answers {
  private static final Map<String, Answer> BY_RULE = read();

  /** One entry of answers.yaml. */
  record Answer(String product, int status, String text, String advice) {}

  private Answers() {}

  static Answer of(String rule) {
    Answer answer = BY_RULE.get(rule);
    if (answer == null) {
      throw new IllegalArgumentException("answers.yaml has no rule " + rule);
    }
    return answer;
  }

  private static Map<String, Answer> read() {
    try (InputStream in = Limits.class.getResourceAsStream("answers.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("answers.yaml of this jar cannot be read", e);
    }
  }
}
