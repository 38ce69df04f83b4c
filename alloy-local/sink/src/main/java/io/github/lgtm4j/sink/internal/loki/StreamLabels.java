/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.loki;

import java.util.Map;
import java.util.TreeMap;

/** Reads labels written as {@code {name="value", other="value"}}. */
final class StreamLabels {
  private final String text;
  private int at;

  private StreamLabels(String text) {
    this.text = text;
  }

  /** Throws {@link IllegalArgumentException} if the text has another form. */
  static Map<String, String> parse(String text) {
    return new StreamLabels(text).parse();
  }

  private Map<String, String> parse() {
    Map<String, String> labels = new TreeMap<>();
    expect('{');
    while (!skip('}')) {
      String name = name();
      expect('=');
      labels.put(name, value());
      if (!skip(',') && peek() != '}') {
        throw wrong("expecting , or }");
      }
    }
    if (peek() != 0) {
      throw wrong("unexpected text after }");
    }
    return labels;
  }

  private String name() {
    peek();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_:.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    if (at == start) {
      throw wrong("expecting a label name");
    }
    return text.substring(start, at);
  }

  private String value() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escape() : c);
    }
    if (at == text.length()) {
      throw wrong("literal not terminated");
    }
    at++;
    return value.toString();
  }

  private char escape() {
    if (at == text.length()) {
      throw wrong("literal not terminated");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'u' -> hex(4);
      case 'x' -> hex(2);
      default -> c;
    };
  }

  private char hex(int digits) {
    if (at + digits > text.length()) {
      throw wrong("literal not terminated");
    }
    try {
      char c = (char) Integer.parseInt(text, at, at + digits, 16);
      at += digits;
      return c;
    } catch (NumberFormatException e) {
      throw wrong("invalid char escape");
    }
  }

  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean skip(char wanted) {
    if (peek() != wanted) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char wanted) {
    if (!skip(wanted)) {
      throw wrong("expecting " + wanted);
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("parse error at col " + (at + 1) + ": " + what);
  }
}
