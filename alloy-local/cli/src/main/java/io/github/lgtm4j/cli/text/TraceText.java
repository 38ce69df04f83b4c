/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trace as a tree, each span with its log lines. A line has when it began after the start of the
 * trace, and a span how long it took.
 */
public final class TraceText {
  private static final int MAX_LINES = 300;

  private final Trace trace;
  private final Palette palette;
  private final Map<String, List<LogLine>> linesBySpan = new HashMap<>();
  private final List<LogLine> elsewhere = new ArrayList<>();
  private final List<String> text = new ArrayList<>();
  private final Deque<Node> open = new ArrayDeque<>();

  /** A span or a log line, and how it hangs in the tree. */
  private record Node(
      @Nullable Span span, @Nullable LogLine line, long time, String indent, boolean last) {}

  private TraceText(Trace trace, List<LogLine> lines, Palette palette) {
    this.trace = trace;
    this.palette = palette;
    for (LogLine line : lines) {
      String span = line.field("span_id");
      boolean here = trace.spans().stream().anyMatch(s -> s.spanId().equals(span));
      (here ? linesBySpan.computeIfAbsent(span, id -> new ArrayList<>()) : elsewhere).add(line);
    }
  }

  /** The text, a line each. */
  public static List<String> lines(Trace trace, List<LogLine> lines, Palette palette) {
    return new TraceText(trace, lines, palette).draw();
  }

  private List<String> draw() {
    text.add(head());
    push(nodes(trace.roots(), elsewhere), "");
    // Without recursion: a trace may be as deep as it has spans.
    while (!open.isEmpty() && text.size() <= MAX_LINES) {
      Node node = open.pop();
      Span span = node.span();
      text.add(span == null ? logLine(node) : span(node, span));
      if (span != null) {
        push(
            nodes(trace.children(span), linesBySpan.getOrDefault(span.spanId(), List.of())),
            node.indent() + (node.last() ? "   " : "│  "));
      }
    }
    if (!open.isEmpty()) {
      text.add("… and more: the page shows all of it");
    }
    return text;
  }

  private String head() {
    return palette.bold("trace " + trace.id())
        + String.format(
            Locale.ROOT,
            "  %d spans of %s in %s",
            trace.spans().size(),
            String.join(", ", trace.services()),
            millis(trace.end() - trace.start()));
  }

  private List<Node> nodes(List<Span> spans, List<LogLine> lines) {
    List<Node> nodes = new ArrayList<>();
    spans.forEach(span -> nodes.add(new Node(span, null, span.start(), "", false)));
    lines.forEach(line -> nodes.add(new Node(null, line, line.time(), "", false)));
    nodes.sort(Comparator.comparingLong(Node::time));
    return nodes;
  }

  private void push(List<Node> nodes, String indent) {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      open.push(new Node(node.span(), node.line(), node.time(), indent, i == nodes.size() - 1));
    }
  }

  private String span(Node node, Span span) {
    StringBuilder line = new StringBuilder(columns(node.time(), millis(span.end() - span.start())));
    line.append(node.indent()).append(node.last() ? "└─ " : "├─ ");
    line.append(palette.cyan(span.service())).append("  ").append(span.name());
    line.append(palette.faint("  " + span.kind()));
    if (span.isError()) {
      String why = span.statusMessage().isEmpty() ? "" : ": " + span.statusMessage();
      line.append(palette.red("  error" + why));
    }
    if (trace.isOrphan(span)) {
      line.append(palette.yellow("  its parent " + span.parentSpanId() + " has not arrived"));
    }
    return line.toString();
  }

  private String logLine(Node node) {
    LogLine line = node.line();
    if (line == null) {
      throw new IllegalStateException("neither a span nor a line");
    }
    return columns(node.time(), "")
        + node.indent()
        + (node.last() ? "└· " : "├· ")
        + palette.ofLevel(line.level(), line.level())
        + " "
        + line.message().lines().findFirst().orElse("");
  }

  private String columns(long time, String duration) {
    String since = "+" + millis(Math.max(0, time - trace.start()));
    return palette.faint(String.format(Locale.ROOT, "%11s %10s  ", since, duration));
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
