/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code OTEL_RESOURCE_ATTRIBUTES}: pairs {@code key=value}, separated by commas, values
 * percent-encoded. An entry that cannot be read is a problem and is left out; the others stay.
 */
final class ResourceAttributesVariable {
  private ResourceAttributesVariable() {}

  static Map<String, Value> parse(String text, String place, List<Problem> problems) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      if (entry.trim().isEmpty()) {
        continue;
      }
      int equals = entry.indexOf('=');
      if (equals <= 0) {
        problems.add(unreadable(place, "key=value", entry, "Write it as key=value."));
        continue;
      }
      String key = entry.substring(0, equals).trim();
      try {
        String value = decode(entry.substring(equals + 1).trim());
        attributes.put(
            key, new Value(value, Origin.OTEL_RESOURCE_ATTRIBUTES, key + " in " + place));
      } catch (CharacterCodingException e) {
        String expected = "two hexadecimal digits after each %, together valid UTF-8";
        problems.add(unreadable(place, expected, entry, "Write a percent sign itself as %25."));
      }
    }
    return attributes;
  }

  private static Problem unreadable(String place, String expected, String entry, String action) {
    String meanwhile = "this entry is left out, the others are used";
    return new Problem(
        "otel.resource.attributes", place, expected, Quote.of(entry), meanwhile, action);
  }

  private static String decode(String value) throws CharacterCodingException {
    if (value.indexOf('%') < 0) {
      return value;
    }
    byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '%') {
        decoded.write(encoded[i]);
      } else {
        decoded.write(digit(encoded, i + 1) * 16 + digit(encoded, i + 2));
        i += 2;
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(decoded.toByteArray()))
        .toString();
  }

  private static int digit(byte[] encoded, int index) throws CharacterCodingException {
    int digit = index < encoded.length ? Character.digit(encoded[index], 16) : -1;
    if (digit < 0) {
      throw new CharacterCodingException();
    }
    return digit;
  }
}
