/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.log.Masking;
import io.github.lgtm4j.log.QueryParameters;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.common.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Hides what attributes must not show: the value of a key, a parameter of a query, and whatever a
 * pattern finds in a text. Thread-safe.
 */
final class MaskedAttributes {
  /** Keys of spans are few; should somebody make many, they are looked at each time. */
  private static final int MOST_KEYS = 2_000;

  /** {@code http.url} is what Spring's observations of clients say. */
  private static final Set<String> QUERIES =
      Set.of("url.query", "url.full", "http.url", "http.target");

  private final Masking masking;
  private final Map<String, Boolean> hidden = new ConcurrentHashMap<>();

  MaskedAttributes(Masking masking) {
    this.masking = masking;
  }

  /** The same object when there is nothing to hide. */
  Attributes of(Attributes attributes) {
    AttributesBuilder safe = null;
    for (Map.Entry<AttributeKey<?>, Object> attribute : attributes.asMap().entrySet()) {
      String key = attribute.getKey().getKey();
      Object value = attribute.getValue();
      Object shown = hides(key) ? Masking.MASK : shown(key, attribute.getKey().getType(), value);
      if (shown != value) {
        safe = safe == null ? attributes.toBuilder() : safe;
        put(safe, attribute.getKey(), shown);
      }
    }
    return safe == null ? attributes : safe.build();
  }

  /** The same object when there is nothing to hide. */
  String text(String text) {
    return text.isEmpty() ? text : masking.apply(text);
  }

  private Object shown(String key, AttributeType type, Object value) {
    if (type == AttributeType.STRING) {
      String text = (String) value;
      return text(QUERIES.contains(key) ? QueryParameters.hide(text, this::hides) : text);
    }
    if (type == AttributeType.STRING_ARRAY) {
      return texts((List<?>) value);
    }
    return value instanceof Value<?> structure ? structure(structure) : value;
  }

  /** A map or a list in which something is to be hidden becomes text; so does one without end. */
  Object structure(Value<?> value) {
    try {
      String written = value.asString();
      String shown = text(written);
      return shown.equals(written) ? value : shown;
    } catch (StackOverflowError e) {
      return Masking.MASK;
    }
  }

  private List<?> texts(List<?> texts) {
    List<String> safe = new ArrayList<>();
    boolean same = true;
    for (Object text : texts) {
      String shown = text(text == null ? "" : (String) text);
      same &= text == null || shown.equals(text);
      safe.add(shown);
    }
    return same ? texts : safe;
  }

  @SuppressWarnings("unchecked")
  private static void put(AttributesBuilder safe, AttributeKey<?> key, Object shown) {
    if (shown instanceof List) {
      safe.put((AttributeKey<List<String>>) key, (List<String>) shown);
    } else {
      // A hidden number or list gives way to a text of its name.
      safe.removeIf(other -> other.getKey().equals(key.getKey()));
      safe.put(AttributeKey.stringKey(key.getKey()), (String) shown);
    }
  }

  private boolean hides(String key) {
    @Nullable Boolean known = hidden.get(key);
    if (known == null) {
      known = masking.hides(key);
      if (hidden.size() < MOST_KEYS) {
        hidden.put(key, known);
      }
    }
    return known;
  }
}
