/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span without what must not be shown. A span that has nothing to hide is passed on as it is. */
final class MaskedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;

  private MaskedSpan(SpanData span, Attributes attributes, List<EventData> events) {
    super(span);
    this.attributes = attributes;
    this.events = events;
  }

  static SpanData of(SpanData span, Masking masking) {
    Attributes attributes = masked(span.getAttributes(), masking);
    List<EventData> events = null;
    List<EventData> original = span.getEvents();
    for (int i = 0; i < original.size(); i++) {
      EventData event = original.get(i);
      Attributes hidden = masked(event.getAttributes(), masking);
      if (hidden != null) {
        events = events == null ? new ArrayList<>(original) : events;
        events.set(
            i,
            EventData.create(
                event.getEpochNanos(), event.getName(), hidden, event.getTotalAttributeCount()));
      }
    }
    if (attributes == null && events == null) {
      return span;
    }
    return new MaskedSpan(
        span,
        attributes == null ? span.getAttributes() : attributes,
        events == null ? original : events);
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  /** Null when there is nothing to hide. */
  private static @Nullable Attributes masked(Attributes attributes, Masking masking) {
    AttributesBuilder[] changed = new AttributesBuilder[1];
    attributes.forEach(
        (key, value) -> {
          Object shown = shown(key, value, masking);
          if (shown != value) {
            if (changed[0] == null) {
              changed[0] = attributes.toBuilder();
            }
            put(changed[0], key, shown);
          }
        });
    return changed[0] == null ? null : changed[0].build();
  }

  private static Object shown(AttributeKey<?> key, Object value, Masking masking) {
    if (masking.hides(key.getKey())) {
      return Masking.MASK;
    }
    return value instanceof String text ? apply(masking, text) : value;
  }

  /** A pattern of the user's may recurse without end. */
  private static String apply(Masking masking, String text) {
    try {
      return masking.apply(text);
    } catch (StackOverflowError e) {
      return Masking.MASK;
    }
  }

  private static void put(AttributesBuilder attributes, AttributeKey<?> key, Object value) {
    if (key.getType() != AttributeType.STRING) {
      // A number under a hidden key becomes text: the mask is no number.
      attributes.remove(key);
    }
    attributes.put(key.getKey(), String.valueOf(value));
  }
}
