/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import io.github.lgtm4j.cli.syntax.Expression.Access;
import io.github.lgtm4j.cli.syntax.Expression.Call;
import io.github.lgtm4j.cli.syntax.Expression.Field;
import io.github.lgtm4j.cli.syntax.Expression.Fields;
import io.github.lgtm4j.cli.syntax.Expression.Index;
import io.github.lgtm4j.cli.syntax.Expression.Items;
import io.github.lgtm4j.cli.syntax.Expression.Operation;
import io.github.lgtm4j.cli.syntax.Expression.Plain;
import io.github.lgtm4j.cli.syntax.Expression.Reference;
import io.github.lgtm4j.cli.syntax.Expression.Text;
import io.github.lgtm4j.cli.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads expressions, the operators by their precedence. */
final class Expressions {
  private static final Map<String, Integer> PRECEDENCE =
      Map.ofEntries(
          Map.entry("||", 1),
          Map.entry("&&", 2),
          Map.entry("==", 3),
          Map.entry("!=", 3),
          Map.entry("<", 3),
          Map.entry("<=", 3),
          Map.entry(">", 3),
          Map.entry(">=", 3),
          Map.entry("+", 4),
          Map.entry("-", 4),
          Map.entry("*", 5),
          Map.entry("/", 5),
          Map.entry("%", 5),
          Map.entry("^", 6));

  private final Parser parser;

  Expressions(Parser parser) {
    this.parser = parser;
  }

  Expression expression() {
    return operation(1);
  }

  private Expression operation(int lowest) {
    Expression left = unary();
    while (precedence() >= lowest) {
      int precedence = precedence();
      Token operator = parser.take();
      // Only the power groups to the right.
      Expression right = operation(operator.is("^") ? precedence : precedence + 1);
      left = new Operation(left.at(), operator.text(), List.of(left, right));
    }
    return left;
  }

  private int precedence() {
    Token token = parser.token();
    return token.kind() == Kind.OPERATOR ? PRECEDENCE.getOrDefault(token.text(), 0) : 0;
  }

  private Expression unary() {
    if (parser.token().is("!") || parser.token().is("-")) {
      Token operator = parser.take();
      return new Operation(operator.at(), operator.text(), List.of(unary()));
    }
    Expression value = primary();
    while (true) {
      if (parser.token().is(".")) {
        value = access(value);
      } else if (parser.token().is("[")) {
        parser.take();
        Expression index = expression();
        close("]");
        value = new Index(value.at(), value, index);
      } else if (parser.token().is("(")) {
        parser.take();
        value = new Call(value.at(), value, list(")"));
      } else {
        return value;
      }
    }
  }

  private Expression access(Expression value) {
    parser.take();
    Token name = parser.token();
    if (name.kind() != Kind.NAME) {
      parser.problem(name, "a name must follow the dot, not " + name.told());
      return value;
    }
    parser.take();
    if (value instanceof Reference reference) {
      List<String> names = new ArrayList<>(reference.names());
      names.add(name.text());
      return new Reference(reference.at(), names);
    }
    return new Access(value.at(), value, name.text());
  }

  private Expression primary() {
    Token token = parser.token();
    return switch (token.kind()) {
      case NAME -> new Reference(token.at(), List.of(parser.take().text()));
      case STRING -> new Text(token.at(), Strings.unquote(parser.take().text()));
      case NUMBER -> new Plain(token.at(), Plain.Kind.NUMBER, parser.take().text());
      case BOOL -> new Plain(token.at(), Plain.Kind.BOOL, parser.take().text());
      case NULL -> new Plain(token.at(), Plain.Kind.NULL, parser.take().text());
      default -> bracketed(token);
    };
  }

  private Expression bracketed(Token token) {
    if (token.is("(")) {
      parser.take();
      Expression inner = expression();
      close(")");
      return inner;
    }
    if (token.is("[")) {
      parser.take();
      return new Items(token.at(), list("]"));
    }
    if (token.is("{")) {
      parser.take();
      return new Fields(token.at(), fields());
    }
    parser.problem(token, "a value must stand here, not " + token.told());
    return new Plain(token.at(), Plain.Kind.NULL, "null");
  }

  private List<Expression> list(String end) {
    List<Expression> items = new ArrayList<>();
    while (!isEnd(end)) {
      items.add(expression());
      if (!comma(end)) {
        break;
      }
    }
    close(end);
    return items;
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    while (!isEnd("}")) {
      Token name = parser.take();
      if (name.kind() != Kind.NAME && name.kind() != Kind.STRING) {
        parser.problem(name, "a field's name must stand here, not " + name.told());
        return fields;
      }
      if (!parser.token().is("=")) {
        parser.problem(
            parser.token(), "after a field's name must come =, not " + parser.token().told());
        return fields;
      }
      parser.take();
      String text = name.kind() == Kind.STRING ? Strings.unquote(name.text()) : name.text();
      fields.add(new Field(name.at(), text, expression()));
      if (!comma("}")) {
        break;
      }
    }
    close("}");
    return fields;
  }

  private boolean isEnd(String end) {
    return parser.token().is(end) || parser.token().kind() == Kind.END;
  }

  /** Whether another item may follow. */
  private boolean comma(String end) {
    if (parser.token().is(",")) {
      parser.take();
      return true;
    }
    return !parser.token().is(end) && missingComma(end);
  }

  private boolean missingComma(String end) {
    Token token = parser.token();
    String hint =
        token.kind() == Kind.LINE_END ? " before the line ends" : " before " + token.told();
    parser.problem(token, "a comma or " + end + " is missing" + hint);
    if (token.kind() == Kind.LINE_END) {
      parser.take();
    }
    return !isEnd(end) && startsValue();
  }

  private boolean startsValue() {
    return switch (parser.token().kind()) {
      case NAME, STRING, NUMBER, BOOL, NULL -> true;
      default -> parser.token().is("{") || parser.token().is("[") || parser.token().is("(");
    };
  }

  private void close(String end) {
    if (parser.token().kind() == Kind.LINE_END && !parser.token().is(end)) {
      parser.problem(parser.token(), end + " is missing before the line ends");
      return;
    }
    if (parser.token().is(end)) {
      parser.take();
    } else {
      parser.problem(parser.token(), end + " must come before " + parser.token().told());
    }
  }
}
