/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an attribute is given. */
public sealed interface Expression {
  /** Where it begins. */
  Position at();

  /** The expressions that it is made of. */
  default Stream<Expression> parts() {
    return Stream.empty();
  }

  /** Its text, if it is a string as written in the file. */
  default Optional<String> string() {
    return Optional.empty();
  }

  /** It, and all that it is made of. */
  default Stream<Expression> all() {
    return Stream.concat(Stream.of(this), parts().flatMap(Expression::all));
  }

  /** A string, without quotes and escapes. */
  record Text(Position at, String value) implements Expression {
    @Override
    public Optional<String> string() {
      return Optional.of(value);
    }
  }

  /** A number, true, false or null, as written. */
  record Plain(Position at, Kind kind, String value) implements Expression {
    /** What it is. */
    public enum Kind {
      /** A number. */
      NUMBER,
      /** True or false. */
      BOOL,
      /** Null, or what could not be read. */
      NULL
    }
  }

  /** {@code [a, b]}. */
  record Items(Position at, List<Expression> items) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return items.stream();
    }
  }

  /** {@code {a = b}}. */
  record Fields(Position at, List<Field> fields) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return fields.stream().map(Field::value);
    }
  }

  /** One of {@link Fields}. */
  record Field(Position at, String name, Expression value) {}

  /** {@code a.b.c}: a component's export, a function, an argument. */
  record Reference(Position at, List<String> names) implements Expression {
    /** As written. */
    public String text() {
      return String.join(".", names);
    }
  }

  /** {@code a.b} where a is no reference. */
  record Access(Position at, Expression of, String name) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return Stream.of(of);
    }
  }

  /** {@code a[b]}. */
  record Index(Position at, Expression of, Expression index) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return Stream.of(of, index);
    }
  }

  /** {@code f(a, b)}. */
  record Call(Position at, Expression function, List<Expression> arguments) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return Stream.concat(Stream.of(function), arguments.stream());
    }

    /** Whether it calls the function of that name. */
    public boolean calls(String name) {
      return function instanceof Reference reference && reference.text().equals(name);
    }
  }

  /** {@code a + b}, and with one operand {@code !a}. */
  record Operation(Position at, String operator, List<Expression> operands) implements Expression {
    @Override
    public Stream<Expression> parts() {
      return operands.stream();
    }
  }
}
