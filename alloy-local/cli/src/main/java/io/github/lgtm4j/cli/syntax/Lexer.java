/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import io.github.lgtm4j.cli.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a config into words.
 *
 * <p>As in Go, a line's end ends a statement when the word before it may end one; {@link
 * #statementMayEnd} says whether it does.
 */
final class Lexer {
  private static final Set<String> PAIRS = Set.of("||", "&&", "==", "!=", "<=", ">=");
  private static final String SINGLES = "!=<>+-*/%^{}()[],.";
  private static final String ESCAPES = "abfnrtv\\'\"";

  private final String text;
  private final List<SyntaxProblem> problems;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int line = 1;
  private int lineStart;
  private boolean statementMayEnd;

  private Lexer(String text, List<SyntaxProblem> problems) {
    this.text = text;
    this.problems = problems;
  }

  static List<Token> tokensOf(String text, List<SyntaxProblem> problems) {
    Lexer lexer = new Lexer(text, problems);
    lexer.read();
    return lexer.tokens;
  }

  private void read() {
    if (text.startsWith("\uFEFF")) {
      advance();
    }
    while (next < text.length()) {
      readOne();
    }
    if (statementMayEnd) {
      add(Kind.LINE_END, "", here());
    }
    add(Kind.END, "", here());
  }

  private void readOne() {
    char c = text.charAt(next);
    if (c == '\n') {
      endLine();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      advance();
    } else if (text.startsWith("//", next) || text.startsWith("/*", next)) {
      comment();
    } else if (isLetter(c)) {
      name();
    } else if (isDigit(c) || (c == '.' && next + 1 < text.length() && isDigit(peek()))) {
      number();
    } else if (c == '"' || c == '`' || c == '\'') {
      string(c);
    } else {
      operator(c);
    }
  }

  private void endLine() {
    if (statementMayEnd) {
      add(Kind.LINE_END, "", here());
      statementMayEnd = false;
    }
    advance();
  }

  private void comment() {
    Position start = here();
    boolean block = text.startsWith("/*", next);
    int end = block ? text.indexOf("*/", next + 2) : text.indexOf('\n', next);
    if (block && end < 0) {
      problem(start, "this comment has no end: close it with */");
    }
    int stop = end < 0 ? text.length() : block ? end + 2 : end;
    boolean severalLines = text.substring(next, stop).contains("\n");
    if (severalLines && statementMayEnd) {
      add(Kind.LINE_END, "", start);
      statementMayEnd = false;
    }
    advanceTo(stop);
  }

  private void name() {
    Position start = here();
    int from = next;
    while (next < text.length() && (isLetter(text.charAt(next)) || isDigit(text.charAt(next)))) {
      advance();
    }
    String word = text.substring(from, next);
    Kind kind =
        switch (word) {
          case "true", "false" -> Kind.BOOL;
          case "null" -> Kind.NULL;
          default -> Kind.NAME;
        };
    addEnd(kind, word, start);
  }

  private void number() {
    Position start = here();
    int from = next;
    while (next < text.length() && (isDigit(text.charAt(next)) || text.charAt(next) == '.')) {
      advance();
    }
    if (next < text.length() && Character.toLowerCase(text.charAt(next)) == 'e') {
      advance();
      if (next < text.length() && "+-".indexOf(text.charAt(next)) >= 0) {
        advance();
      }
      while (next < text.length() && isDigit(text.charAt(next))) {
        advance();
      }
    }
    addEnd(Kind.NUMBER, text.substring(from, next), start);
  }

  private void string(char quote) {
    Position start = here();
    int from = next;
    advance();
    while (next < text.length() && text.charAt(next) != quote) {
      if (text.charAt(next) == '\n' && quote != '`') {
        problem(start, "this string has no end: close it with " + quote + " in its line");
        addEnd(Kind.STRING, text.substring(from, next) + quote, start);
        return;
      }
      if (text.charAt(next) == '\\' && quote != '`') {
        escape();
      } else {
        advance();
      }
    }
    if (next >= text.length()) {
      problem(start, "this string has no end: close it with " + quote);
    }
    advanceTo(Math.min(next + 1, text.length()));
    if (quote == '\'') {
      harmless(start, "a string is in single quotes: use double quotes or backticks");
    }
    addEnd(Kind.STRING, text.substring(from, next), start);
  }

  private void escape() {
    Position at = here();
    advance();
    char c = next < text.length() ? text.charAt(next) : '\n';
    boolean known = ESCAPES.indexOf(c) >= 0 || "xuU".indexOf(c) >= 0 || isDigit(c);
    if (!known) {
      harmless(
          at,
          "\\"
              + (c == '\n' ? "" : c)
              + " is no escape: write \\\\, or use backticks for the string");
    }
    if (c != '\n' && next < text.length()) {
      advance();
    }
  }

  private void operator(char c) {
    Position start = here();
    String pair = next + 1 < text.length() ? text.substring(next, next + 2) : "";
    if (PAIRS.contains(pair)) {
      advanceTo(next + 2);
      add(Kind.OPERATOR, pair, start);
      statementMayEnd = false;
      return;
    }
    advance();
    if (SINGLES.indexOf(c) < 0) {
      problem(start, "'" + c + "' has no meaning here: remove it");
      return;
    }
    add(Kind.OPERATOR, String.valueOf(c), start);
    statementMayEnd = c == '}' || c == ')' || c == ']';
  }

  private void addEnd(Kind kind, String word, Position at) {
    add(kind, word, at);
    statementMayEnd = true;
  }

  private void add(Kind kind, String word, Position at) {
    tokens.add(new Token(kind, word, at));
  }

  private void problem(Position at, String what) {
    problems.add(new SyntaxProblem(at, what, false));
  }

  private void harmless(Position at, String what) {
    problems.add(new SyntaxProblem(at, what, true));
  }

  private Position here() {
    return new Position(line, next - lineStart + 1);
  }

  private char peek() {
    return text.charAt(next + 1);
  }

  private void advanceTo(int end) {
    while (next < end) {
      advance();
    }
  }

  private void advance() {
    if (text.charAt(next) == '\n') {
      line++;
      lineStart = next + 1;
    }
    next++;
  }

  private static boolean isLetter(char c) {
    return c == '_' || Character.isLetter(c) || Character.isSurrogate(c);
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c);
  }
}
