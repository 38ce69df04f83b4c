/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The spans of one trace and how they hang together. */
public final class Trace {
  private static final Comparator<Span> BY_START =
      Comparator.comparingLong(Span::start).thenComparing(Span::spanId);

  private final String id;
  private final List<Span> spans;
  private final int duplicates;
  private final Map<String, List<Span>> children = new HashMap<>();
  private final List<Span> roots = new ArrayList<>();
  private final Set<String> orphans = new HashSet<>();

  private Trace(String id, List<Span> spans, int duplicates) {
    this.id = id;
    this.spans = spans;
    this.duplicates = duplicates;
  }

  /** A trace of spans in any order; one that arrived twice counts once, as it arrived last. */
  public static Trace of(String id, List<Span> received) {
    Map<String, Span> unique = new LinkedHashMap<>();
    received.forEach(span -> unique.put(span.spanId(), span));
    List<Span> sorted = unique.values().stream().sorted(BY_START).toList();
    Trace trace = new Trace(id, sorted, received.size() - unique.size());
    trace.connect(unique);
    return trace;
  }

  private void connect(Map<String, Span> byId) {
    for (Span span : spans) {
      if (span.parentSpanId().isEmpty()) {
        roots.add(span);
      } else if (byId.containsKey(span.parentSpanId())) {
        children.computeIfAbsent(span.parentSpanId(), parent -> new ArrayList<>()).add(span);
      } else {
        roots.add(span);
        orphans.add(span.spanId());
      }
    }
    breakCycles();
  }

  /** Spans that no root leads to are parents of one another: the first of them becomes a root. */
  private void breakCycles() {
    Set<String> reached = new HashSet<>();
    roots.forEach(root -> reach(root, reached));
    for (Span span : spans) {
      if (reached.size() == spans.size()) {
        return;
      }
      if (!reached.contains(span.spanId())) {
        children.getOrDefault(span.parentSpanId(), List.of()).remove(span);
        roots.add(span);
        orphans.add(span.spanId());
        reach(span, reached);
      }
    }
  }

  private void reach(Span from, Set<String> reached) {
    List<Span> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      Span span = open.remove(open.size() - 1);
      if (reached.add(span.spanId())) {
        open.addAll(children.getOrDefault(span.spanId(), List.of()));
      }
    }
  }

  public String id() {
    return id;
  }

  /** All spans, in the order of their start. */
  public List<Span> spans() {
    return spans;
  }

  /** How many spans arrived more than once. */
  public int duplicates() {
    return duplicates;
  }

  /** The spans without a parent that arrived, those of {@link #isOrphan} among them. */
  public List<Span> roots() {
    return List.copyOf(roots);
  }

  public List<Span> children(Span parent) {
    return List.copyOf(children.getOrDefault(parent.spanId(), List.of()));
  }

  /** True if the span names a parent that has not arrived or that is its own descendant. */
  public boolean isOrphan(Span span) {
    return orphans.contains(span.spanId());
  }

  /** Spans that start before their parent does: clocks of two hosts disagree. */
  public List<Span> skewed() {
    List<Span> skewed = new ArrayList<>();
    for (Span parent : spans) {
      for (Span child : children.getOrDefault(parent.spanId(), List.of())) {
        if (child.start() < parent.start()) {
          skewed.add(child);
        }
      }
    }
    return skewed;
  }

  /** When the first span starts, in nanoseconds since the epoch. */
  public long start() {
    return spans.stream().mapToLong(Span::start).min().orElse(0);
  }

  /** When the last span ends, in nanoseconds since the epoch. */
  public long end() {
    return spans.stream().mapToLong(Span::end).max().orElse(0);
  }

  public boolean hasError() {
    return spans.stream().anyMatch(Span::isError);
  }

  /** The names of the services it crosses, in the order of their first span. */
  public List<String> services() {
    return spans.stream().map(Span::service).distinct().toList();
  }

  /** The trace as a tree, one span a line. */
  @Override
  public String toString() {
    return TraceTree.draw(this);
  }
}
