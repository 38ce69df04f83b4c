/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Expression;
import io.github.lgtm4j.cli.syntax.Expression.Call;
import io.github.lgtm4j.cli.syntax.Expression.Operation;
import io.github.lgtm4j.cli.syntax.Expression.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;

/**
 * The texts that an expression may be, by what the manifests set: as far as it is made of strings,
 * variables and their defaults. Nothing where it is made of more.
 */
final class Constants {
  private final Variables variables;
  private final Path modulePath;

  Constants(Variables variables, Path modulePath) {
    this.variables = variables;
    this.modulePath = modulePath;
  }

  Set<String> textsOf(Expression expression) {
    if (expression.string().isPresent()) {
      return Set.of(expression.string().get());
    }
    if (expression instanceof Reference reference && reference.text().equals("module_path")) {
      return Set.of(modulePath.toString());
    }
    if (expression instanceof Operation operation
        && operation.operator().equals("+")
        && operation.operands().size() == 2) {
      return combine(operation.operands(), String::concat);
    }
    return expression instanceof Call call ? called(call) : Set.of();
  }

  private Set<String> called(Call call) {
    if (call.calls("file.path_join") && !call.arguments().isEmpty()) {
      return combine(call.arguments(), (a, b) -> Path.of(a, b).normalize().toString());
    }
    if (call.calls("sys.env") && call.arguments().size() == 1) {
      Set<String> values = new TreeSet<>();
      textsOf(call.arguments().get(0)).forEach(name -> values.addAll(variables.valuesOf(name)));
      return values;
    }
    return call.calls("coalesce") ? firstOf(call.arguments()) : Set.of();
  }

  private Set<String> firstOf(List<Expression> arguments) {
    Set<String> values = new TreeSet<>();
    for (Expression argument : arguments) {
      Set<String> texts = textsOf(argument);
      values.remove("");
      values.addAll(texts);
      if (texts.isEmpty() || !texts.contains("")) {
        return values;
      }
    }
    return values;
  }

  private Set<String> combine(List<Expression> parts, BinaryOperator<String> by) {
    Set<String> combined = textsOf(parts.get(0));
    for (Expression part : parts.subList(1, parts.size())) {
      Set<String> next = new TreeSet<>();
      for (String left : combined) {
        textsOf(part).forEach(right -> next.add(by.apply(left, right)));
      }
      combined = next;
    }
    return combined;
  }
}
