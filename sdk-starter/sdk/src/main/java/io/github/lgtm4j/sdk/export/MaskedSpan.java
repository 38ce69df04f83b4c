/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;

/** A span with something hidden in it. */
final class MaskedSpan extends DelegatingSpanData {
  private final Attributes attributes;
  private final List<EventData> events;
  private final List<LinkData> links;
  private final StatusData status;
  private final String name;

  private MaskedSpan(
      SpanData span,
      String name,
      Attributes attributes,
      List<EventData> events,
      List<LinkData> links,
      StatusData status) {
    super(span);
    this.name = name;
    this.links = links;
    this.attributes = attributes;
    this.events = events;
    this.status = status;
  }

  /** The span itself when there is nothing to hide, as is usual. */
  static SpanData of(SpanData span, MaskedAttributes masked) {
    Attributes attributes = masked.of(span.getAttributes());
    List<EventData> events = events(span.getEvents(), masked);
    List<LinkData> links = links(span.getLinks(), masked);
    String name = masked.text(span.getName());
    String description = span.getStatus().getDescription();
    String said = masked.text(description);
    if (attributes == span.getAttributes()
        && events == span.getEvents()
        && links == span.getLinks()
        && name.equals(span.getName())
        && said.equals(description)) {
      return span;
    }
    StatusData status =
        said.equals(description)
            ? span.getStatus()
            : StatusData.create(span.getStatus().getStatusCode(), said);
    return new MaskedSpan(span, name, attributes, events, links, status);
  }

  private static List<EventData> events(List<EventData> events, MaskedAttributes masked) {
    List<EventData> safe = null;
    for (int i = 0; i < events.size(); i++) {
      EventData event = events.get(i);
      Attributes attributes = masked.of(event.getAttributes());
      String name = masked.text(event.getName());
      if (attributes != event.getAttributes() || !name.equals(event.getName())) {
        safe = safe == null ? new ArrayList<>(events) : safe;
        safe.set(
            i,
            EventData.create(
                event.getEpochNanos(), name, attributes, event.getTotalAttributeCount()));
      }
    }
    return safe == null ? events : safe;
  }

  private static List<LinkData> links(List<LinkData> links, MaskedAttributes masked) {
    List<LinkData> safe = null;
    for (int i = 0; i < links.size(); i++) {
      LinkData link = links.get(i);
      Attributes attributes = masked.of(link.getAttributes());
      if (attributes != link.getAttributes()) {
        safe = safe == null ? new ArrayList<>(links) : safe;
        safe.set(
            i, LinkData.create(link.getSpanContext(), attributes, link.getTotalAttributeCount()));
      }
    }
    return safe == null ? links : safe;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public List<LinkData> getLinks() {
    return links;
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
