/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import io.github.lgtm4j.cli.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads statements. After a mistake it goes on with the next statement, and it tells of a line only
 * the first mistake: what follows from it is noise.
 */
final class Parser {
  private final List<Token> tokens;
  private final List<SyntaxProblem> problems;
  private final Expressions expressions;
  private int next;
  private int openBlocks;

  Parser(List<Token> tokens, List<SyntaxProblem> problems) {
    this.tokens = tokens;
    this.problems = problems;
    this.expressions = new Expressions(this);
  }

  Body file() {
    Body body = body(false);
    problems.sort(
        Comparator.comparingInt((SyntaxProblem problem) -> problem.at().line())
            .thenComparingInt(problem -> problem.at().column()));
    return body;
  }

  /** Statements up to a closing brace, or to the end of the file. */
  private Body body(boolean inBraces) {
    List<Attribute> attributes = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    while (token().kind() != Kind.END && !(inBraces && token().is("}"))) {
      if (token().kind() == Kind.LINE_END) {
        take();
      } else if (token().kind() == Kind.NAME) {
        statement(attributes, blocks);
        endOfStatement(inBraces);
      } else {
        problem(token(), "an attribute or a block must begin here, not " + token().told());
        skipStatement();
      }
    }
    return new Body(attributes, blocks);
  }

  private void endOfStatement(boolean inBraces) {
    boolean ended =
        token().kind() == Kind.LINE_END
            || token().kind() == Kind.END
            || (inBraces && token().is("}"));
    if (!ended) {
      problem(token(), "the statement must end before " + token().told() + ": begin a new line");
      skipStatement();
    }
  }

  private void statement(List<Attribute> attributes, List<Block> blocks) {
    Token first = take();
    StringBuilder name = new StringBuilder(first.text());
    while (token().is(".")) {
      take();
      if (token().kind() != Kind.NAME) {
        problem(token(), "a name must follow the dot, not " + token().told());
        skipStatement();
        return;
      }
      name.append('.').append(take().text());
    }
    if (token().is("=")) {
      attributes.add(attribute(first, name.toString()));
    } else {
      block(first, name.toString(), blocks);
    }
  }

  private Attribute attribute(Token first, String name) {
    if (name.contains(".")) {
      problem(first, "an attribute has a single name, not " + name);
    }
    take();
    return new Attribute(first.at(), name, expressions.expression());
  }

  private void block(Token first, String name, List<Block> blocks) {
    String label = "";
    Position labelAt = first.at();
    if (token().kind() == Kind.STRING) {
      Token written = take();
      labelAt = written.at();
      label = Strings.unquote(written.text());
      if (!written.text().startsWith("\"") || !label.matches("|[\\p{L}_][\\p{L}\\p{Nd}_]*")) {
        problem(
            written,
            "a label must be letters, digits and _ in double quotes, not " + written.told());
      }
    }
    if (!token().is("{")) {
      String expected = label.isEmpty() ? "= or {" : "{";
      problem(token(), "after " + name + " must come " + expected + ", not " + token().told());
      skipStatement();
      return;
    }
    Token open = take();
    openBlocks++;
    Body body = body(true);
    openBlocks--;
    if (token().is("}")) {
      take();
    } else {
      problem(open, "this { has no }: close the block " + name);
    }
    blocks.add(new Block(first.at(), name, label, labelAt, body));
  }

  /** To the end of the statement, over what is in brackets. */
  private void skipStatement() {
    int depth = 0;
    while (token().kind() != Kind.END) {
      if (token().kind() == Kind.LINE_END && depth <= 0) {
        return;
      }
      if (token().is("{") || token().is("[") || token().is("(")) {
        depth++;
      } else if (token().is("}") || token().is("]") || token().is(")")) {
        // It closes the block around the statement.
        if (depth <= 0 && token().is("}") && openBlocks > 0) {
          return;
        }
        depth--;
      }
      take();
    }
  }

  Token token() {
    return tokens.get(next);
  }

  Token take() {
    Token taken = tokens.get(next);
    if (taken.kind() != Kind.END) {
      next++;
    }
    return taken;
  }

  void problem(Token at, String text) {
    int line = at.at().line();
    if (problems.stream().noneMatch(problem -> problem.at().line() == line)) {
      problems.add(new SyntaxProblem(at.at(), text, false));
    }
  }
}
