/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/** A word of a config: what it is, its text as written, and where it begins. */
record Token(Kind kind, String text, Position at) {
  enum Kind {
    NAME,
    NUMBER,
    STRING,
    BOOL,
    NULL,
    OPERATOR,
    /** The end of a statement: a line's end where one may stand. */
    LINE_END,
    END
  }

  boolean is(String operator) {
    return kind == Kind.OPERATOR && text.equals(operator);
  }

  /** How it is called in a message. */
  String told() {
    return switch (kind) {
      case LINE_END -> "the end of the line";
      case END -> "the end of the file";
      default -> text.length() > 40 ? text.substring(0, 40) + "…" : text;
    };
  }
}
