/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Expression;
import io.github.lgtm4j.cli.syntax.Expression.Fields;
import io.github.lgtm4j.cli.syntax.Expression.Items;
import io.github.lgtm4j.cli.syntax.Expression.Plain;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether what is written can be what an attribute takes. What is computed is left to Alloy. */
final class Types {
  private static final Pattern DURATION =
      Pattern.compile("-?([0-9]+([.][0-9]*)?(ns|us|µs|ms|s|m|h|d|w|y))+|0");

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?");

  private Types() {}

  /** What to say after the attribute's name; nothing if it may be right. */
  static Optional<String> mistake(String type, Expression value) {
    return switch (type) {
      case "string" ->
          when(isList(value) || isMap(value) || isBool(value), "must be text in double quotes");
      case "secret" -> secret(value);
      case "number" ->
          when(
              isList(value) || isMap(value) || isBool(value) || !matches(NUMBER, value),
              "must be a number");
      case "bool" ->
          when(
              isList(value) || isMap(value) || isNumber(value) || value.string().isPresent(),
              "must be true or false, without quotes");
      case "duration" ->
          when(
              isList(value) || isMap(value) || isBool(value) || !matches(DURATION, value),
              "must be a time such as \"30s\"");
      case "list" ->
          when(
              isMap(value) || isBool(value) || isNumber(value) || value.string().isPresent(),
              "must be a list: put it in [ ]");
      case "map" ->
          when(
              isList(value) || isBool(value) || isNumber(value) || value.string().isPresent(),
              "must be an object: { key = value }");
      default -> Optional.empty();
    };
  }

  private static Optional<String> secret(Expression value) {
    if (value.string().filter(text -> !text.isEmpty()).isPresent()) {
      return Optional.of(
          "holds a secret in plain text: take it from a file (local.file, password_file) or from"
              + " sys.env");
    }
    return when(isList(value) || isMap(value) || isBool(value), "must be text");
  }

  private static Optional<String> when(boolean wrong, String text) {
    return wrong ? Optional.of(text) : Optional.empty();
  }

  private static boolean matches(Pattern pattern, Expression value) {
    return value.string().map(text -> pattern.matcher(text).matches()).orElse(true);
  }

  private static boolean isList(Expression value) {
    return value instanceof Items;
  }

  private static boolean isMap(Expression value) {
    return value instanceof Fields;
  }

  private static boolean isBool(Expression value) {
    return value instanceof Plain plain && plain.kind() == Plain.Kind.BOOL;
  }

  private static boolean isNumber(Expression value) {
    return value instanceof Plain plain && plain.kind() == Plain.Kind.NUMBER;
  }
}
