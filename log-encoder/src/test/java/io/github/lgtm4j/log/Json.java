/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads lines as strictly as can be: no key twice, nothing after the document. */
public final class Json {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** One line, with its only line feed at its end. */
  public static JsonNode line(byte[] line) {
    if (line.length == 0 || line[line.length - 1] != '\n') {
      throw new AssertionError("no line feed at the end");
    }
    for (int i = 0; i < line.length - 1; i++) {
      if (line[i] >= 0 && line[i] < 0x20) {
        throw new AssertionError("control character at " + i);
      }
    }
    try {
      return STRICT.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(new String(line, StandardCharsets.UTF_8), e);
    }
  }
}
