/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code OTEL_RESOURCE_ATTRIBUTES}: pairs {@code key=value}, separated by commas, values
 * percent-encoded. An entry that cannot be read is a problem and is left out; the others stay. An
 * entry without a value is not set: that is what {@code key=$(VARIABLE)} gives in a pod when the
 * variable is empty.
 */
final class ResourceAttributesVariable {
  private static final String KEY = "otel.resource.attributes";

  private ResourceAttributesVariable() {}

  static Map<String, Value> parse(String text, String place, List<Problem> problems) {
    Map<String, Value> attributes = new LinkedHashMap<>();
    for (String entry : text.split(",", -1)) {
      if (entry.trim().isEmpty()) {
        continue;
      }
      try {
        add(attributes, entry, place, problems);
      } catch (CharacterCodingException e) {
        String expected = "two hexadecimal digits after each %, together valid UTF-8";
        problems.add(unreadable(place, expected, entry, "Write a percent sign itself as %25."));
      }
    }
    return attributes;
  }

  private static void add(
      Map<String, Value> attributes, String entry, String place, List<Problem> problems)
      throws CharacterCodingException {
    int equals = entry.indexOf('=');
    String key = entry.substring(0, Math.max(equals, 0)).trim();
    if (key.isEmpty()) {
      String action = "Write it as key=value, and a comma in a value as %2C.";
      problems.add(unreadable(place, "key=value", entry, action));
      return;
    }
    String value = decode(entry.substring(equals + 1)).trim();
    if (value.isEmpty()) {
      return;
    }
    Value added = new Value(value, Origin.OTEL_RESOURCE_ATTRIBUTES, place + " (" + key + ")");
    Value before = attributes.put(key, added);
    if (before != null && !before.text().equals(value)) {
      problems.add(twice(place, before, entry));
    }
  }

  /** OpenTelemetry's own reading: the last one wins. */
  private static Problem twice(String place, Value before, String entry) {
    return new Problem(
        KEY,
        place,
        "each key once; this one already said " + Quote.of(before.text()),
        Quote.of(entry),
        "the last one is used",
        "Remove one of the two.");
  }

  private static Problem unreadable(String place, String expected, String entry, String action) {
    String meanwhile = "this entry is left out, the others are used";
    return new Problem(KEY, place, expected, Quote.of(entry), meanwhile, action);
  }

  private static String decode(String value) throws CharacterCodingException {
    if (value.indexOf('%') < 0) {
      return value;
    }
    // An encoder of our own, because getBytes() would turn half a surrogate pair into a "?".
    ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.remaining());
    while (encoded.hasRemaining()) {
      byte next = encoded.get();
      decoded.write(next == '%' ? digit(encoded) * 16 + digit(encoded) : next);
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(decoded.toByteArray()))
        .toString();
  }

  private static int digit(ByteBuffer encoded) throws CharacterCodingException {
    int digit = encoded.hasRemaining() ? Character.digit(encoded.get(), 16) : -1;
    if (digit < 0) {
      throw new CharacterCodingException();
    }
    return digit;
  }
}
