/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import java.util.Locale;

/** A drawing as text, with as few characters as it needs. */
final class Svg {
  /** Grafana's classic palette, on its dark background. */
  static final String[] COLORS = {
    "#73BF69", "#F2CC0C", "#8AB8FF", "#FF780A", "#B877D9", "#5794F2", "#F2495C", "#96D98D"
  };

  private final StringBuilder text = new StringBuilder();

  Svg box(double x, double y, double width, double height, String fill) {
    text.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n"
            .formatted(n(x), n(y), n(width), n(height), fill));
    return this;
  }

  Svg rounded(double x, double y, double width, double height) {
    text.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\" class=\"p\"/>\n"
            .formatted(n(x), n(y), n(width), n(height)));
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String style) {
    text.append("<path d=\"M%s %sL%s %s\" %s/>\n".formatted(n(x1), n(y1), n(x2), n(y2), style));
    return this;
  }

  Svg path(String data, String style) {
    text.append("<path d=\"%s\" %s/>\n".formatted(data, style));
    return this;
  }

  Svg circle(double x, double y, double radius, String style) {
    text.append(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" %s/>\n".formatted(n(x), n(y), n(radius), style));
    return this;
  }

  /**
   * Text that is cut to the width.
   *
   * @param kind one of the classes of {@link #document}, with other attributes behind it
   */
  Svg words(double x, double y, double width, String kind, String words) {
    int most = (int) (width / (kind.startsWith("t") ? 6.6 : kind.startsWith("b") ? 13 : 5.4));
    String cut = words.length() > most ? words.substring(0, Math.max(1, most - 1)) + "…" : words;
    text.append(
        "<text x=\"%s\" y=\"%s\" class=\"%s>%s</text>\n"
            .formatted(n(x), n(y), kind.contains("\"") ? kind : kind + "\"", escaped(cut)));
    return this;
  }

  Svg words(double x, double y, String kind, String words) {
    return words(x, y, 10_000, kind, words);
  }

  String document(int width, int height) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="Inter,Helvetica,Arial,sans-serif">
        <style>text{font-size:10px;fill:#ccccdc}.t{font-size:12px;font-weight:500}.h{font-size:14px;font-weight:500}.b{font-size:22px}.m{fill:#8e8e99}.r{text-anchor:end}.c{text-anchor:middle}.p{fill:#181b1f;stroke:#2c3235}path{fill:none;stroke-width:1.3}</style>
        <rect width="%1$d" height="%2$d" fill="#111217"/>
        %3$s</svg>
        """
        .formatted(width, height, text);
  }

  static String n(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
