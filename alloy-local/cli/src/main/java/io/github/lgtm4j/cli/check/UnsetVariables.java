/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import io.github.lgtm4j.cli.syntax.Expression;
import io.github.lgtm4j.cli.syntax.Expression.Call;
import io.github.lgtm4j.cli.syntax.Expression.Operation;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Variables that a config reads and nobody sets. Alloy takes them as empty text and says nothing,
 * so that a label, a header or an address is empty.
 */
final class UnsetVariables {
  /** Ours that may be empty: the configs and their documentation say what that means. */
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("LGTM_APPLICATION", "LGTM_TEAM", "LGTM_NAMESPACE", "LGTM_LOGS_MASK");

  /** For these attributes, empty is as good as not given. */
  private static final Pattern OPTIONAL_FILE = Pattern.compile(".*_file|.*path|username");

  private final Variables variables;
  private final Findings findings;
  private final Set<String> thoughtOf = new HashSet<>();

  UnsetVariables(Variables variables, Findings findings) {
    this.variables = variables;
    this.findings = findings;
  }

  void check(Collection<AlloyFile> files, Collection<Loaded> loaded) {
    // Without a manifest nobody here could set them.
    if (variables.isEmpty()) {
      return;
    }
    files.forEach(file -> file.body().allExpressions().forEach(this::noteComparison));
    files.forEach(this::noteDefaults);
    loaded.forEach(this::check);
  }

  /** A config that compares a variable with "" has thought of that. */
  private void noteComparison(Expression expression) {
    if (expression instanceof Operation operation
        && (operation.operator().equals("==") || operation.operator().equals("!="))
        && operation.operands().stream().anyMatch(one -> one.string().equals(Optional.of("")))) {
      operation.operands().forEach(one -> read(one).ifPresent(thoughtOf::add));
    }
  }

  /** Nor is one forgotten that has a default somewhere. */
  private void noteDefaults(AlloyFile file) {
    file.body()
        .allExpressions()
        .filter(expression -> expression instanceof Call call && call.calls("coalesce"))
        .map(expression -> ((Call) expression).arguments())
        .flatMap(arguments -> arguments.subList(0, Math.max(0, arguments.size() - 1)).stream())
        .flatMap(Expression::all)
        .forEach(expression -> read(expression).ifPresent(thoughtOf::add));
  }

  private void check(Loaded loaded) {
    Set<Expression> optional = Collections.newSetFromMap(new IdentityHashMap<>());
    Body body = loaded.block().body();
    Stream.concat(Stream.of(body), body.allBlocks().map(Block::body))
        .flatMap(inner -> inner.attributes().stream())
        .filter(attribute -> OPTIONAL_FILE.matcher(attribute.name()).matches())
        .forEach(attribute -> optional.add(attribute.value()));
    body.allExpressions()
        .filter(expression -> !optional.contains(expression))
        .forEach(
            expression ->
                read(expression)
                    .filter(this::isNeeded)
                    .ifPresent(name -> problem(loaded.file(), expression, name)));
  }

  private boolean isNeeded(String name) {
    return !variables.isSet(name)
        && !thoughtOf.contains(name)
        && !MAY_BE_EMPTY.contains(name)
        && !name.endsWith("_USERNAME");
  }

  private void problem(AlloyFile file, Expression expression, String name) {
    findings.add(
        file.path(),
        expression.at(),
        name
            + " is set by no manifest here, and is empty then"
            + Nearest.hint(name, variables.names())
            + "; set it, or give it a default: coalesce(sys.env(\""
            + name
            + "\"), \"…\")");
  }

  private static Optional<String> read(Expression expression) {
    boolean reads =
        expression instanceof Call call
            && (call.calls("sys.env") || call.calls("env"))
            && call.arguments().size() == 1;
    return reads ? ((Call) expression).arguments().get(0).string() : Optional.empty();
  }
}
