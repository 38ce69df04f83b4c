/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;

/** A span with something hidden in its attributes, its events or its status. */
final class MaskedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;
  private final StatusData status;

  private MaskedSpan(
      SpanData span, Attributes attributes, List<EventData> events, StatusData status) {
    super(span);
    this.attributes = attributes;
    this.events = events;
    this.status = status;
  }

  /** The span itself when there is nothing to hide, as is usual. */
  static SpanData of(SpanData span, MaskedAttributes masked) {
    Attributes attributes = masked.of(span.getAttributes());
    List<EventData> events = events(span.getEvents(), masked);
    String description = span.getStatus().getDescription();
    String said = masked.text(description);
    if (attributes == span.getAttributes()
        && events == span.getEvents()
        && said.equals(description)) {
      return span;
    }
    StatusData status =
        said.equals(description)
            ? span.getStatus()
            : StatusData.create(span.getStatus().getStatusCode(), said);
    return new MaskedSpan(span, attributes, events, status);
  }

  private static List<EventData> events(List<EventData> events, MaskedAttributes masked) {
    List<EventData> safe = null;
    for (int i = 0; i < events.size(); i++) {
      EventData event = events.get(i);
      Attributes attributes = masked.of(event.getAttributes());
      if (attributes != event.getAttributes()) {
        safe = safe == null ? new ArrayList<>(events) : safe;
        safe.set(
            i,
            EventData.create(
                event.getEpochNanos(),
                event.getName(),
                attributes,
                event.getTotalAttributeCount()));
      }
    }
    return safe == null ? events : safe;
  }

  @Override
  public Attributes getAttributes() {
    return attributes;
  }

  @Override
  public List<EventData> getEvents() {
    return events;
  }

  @Override
  public StatusData getStatus() {
    return status;
  }
}
