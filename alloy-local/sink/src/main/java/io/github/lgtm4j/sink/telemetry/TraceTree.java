/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.telemetry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Draws a trace as text. */
final class TraceTree {
  private static final int MAX_LINES = 200;

  private TraceTree() {}

  private record Line(Span span, String indent, boolean last) {}

  /** Without recursion: a trace may be as deep as it has spans. */
  static String draw(Trace trace) {
    StringBuilder text = new StringBuilder("trace ").append(trace.id());
    Deque<Line> open = new ArrayDeque<>();
    push(open, trace.roots(), "");
    int lines = 0;
    while (!open.isEmpty() && lines++ < MAX_LINES) {
      Line line = open.pop();
      text.append('\n').append(line.indent).append(line.last ? "└─ " : "├─ ");
      describe(text, trace, line.span);
      push(open, trace.children(line.span), line.indent + (line.last ? "   " : "│  "));
    }
    if (trace.spans().size() > MAX_LINES) {
      text.append("\n… ").append(trace.spans().size() - MAX_LINES).append(" more spans");
    }
    return text.toString();
  }

  private static void push(Deque<Line> open, List<Span> spans, String indent) {
    for (int i = spans.size() - 1; i >= 0; i--) {
      open.push(new Line(spans.get(i), indent, i == spans.size() - 1));
    }
  }

  private static void describe(StringBuilder text, Trace trace, Span span) {
    text.append(span.service()).append(": ").append(span.name());
    text.append(" (").append(span.kind()).append(", ");
    text.append(String.format(Locale.ROOT, "%.1f ms", span.duration().toNanos() / 1e6));
    text.append(span.isError() ? ", error: " + span.statusMessage() : "").append(')');
    if (trace.isOrphan(span)) {
      text.append(" [parent ").append(span.parentSpanId()).append(" has not arrived]");
    }
  }
}
