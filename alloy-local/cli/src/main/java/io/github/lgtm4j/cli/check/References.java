/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.schema.AlloySchema;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import io.github.lgtm4j.cli.syntax.Expression.Reference;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether what an expression names is there: a component and its export, an argument, a function.
 */
final class References {
  private static final Set<String> SPECIAL = Set.of("module_path", "constants");

  private final AlloySchema schema = AlloySchema.bundled();
  private final AlloyFile file;
  private final Modules modules;
  private final Map<String, Declared> custom;
  private final Findings findings;

  References(AlloyFile file, Modules modules, Findings findings) {
    this.file = file;
    this.modules = modules;
    this.custom = modules.knownTo(file);
    this.findings = findings;
  }

  void check() {
    Body whole =
        new Body(
            List.of(),
            modules.moduleOf(file).stream().flatMap(one -> one.body().blocks().stream()).toList());
    scope(file.body(), whole, Set.of());
  }

  /**
   * @param body where references are looked at
   * @param scope where the components are that they may lead to
   * @param names what else may be named, such as the variable of a foreach
   */
  private void scope(Body body, Body scope, Set<String> names) {
    Map<String, Block> components = new TreeMap<>();
    scope.blocks().forEach(block -> components.put(block.id(), block));
    for (Block block : body.blocks()) {
      if (block.name().equals("declare")) {
        scope(block.body(), block.body(), Set.of());
      } else if (block.name().equals("foreach")) {
        Set<String> inner = new TreeSet<>(names);
        block.body().text("var").ifPresent(inner::add);
        block.body().blocks("template").forEach(t -> scope(t.body(), t.body(), inner));
      } else {
        block
            .body()
            .allExpressions()
            .filter(Reference.class::isInstance)
            .forEach(reference -> reference((Reference) reference, components, names));
      }
    }
  }

  private void reference(Reference reference, Map<String, Block> components, Set<String> names) {
    List<String> path = reference.names();
    if (SPECIAL.contains(path.get(0)) || names.contains(path.get(0)) || isFunction(reference)) {
      return;
    }
    if (path.get(0).equals("argument")) {
      argument(reference, components);
      return;
    }
    for (int length = path.size(); length > 0; length--) {
      Block component = components.get(String.join(".", path.subList(0, length)));
      if (component != null) {
        export(reference, component, path.subList(length, path.size()));
        return;
      }
    }
    nowhere(reference, components.keySet());
  }

  private boolean isFunction(Reference reference) {
    return schema.functions().contains(reference.text());
  }

  private void argument(Reference reference, Map<String, Block> components) {
    List<String> path = reference.names();
    String id = path.size() < 2 ? "argument" : "argument." + path.get(1);
    if (!components.containsKey(id)) {
      Set<String> arguments =
          components.keySet().stream()
              .filter(name -> name.startsWith("argument."))
              .collect(Collectors.toCollection(TreeSet::new));
      problem(reference, id + " is not declared here" + Nearest.hint(id, arguments));
    } else if (path.size() < 3 || !path.get(2).equals("value")) {
      problem(reference, "the argument's value is " + id + ".value");
    }
  }

  private void export(Reference reference, Block component, List<String> rest) {
    Declared declared = custom.get(component.name());
    Collection<String> exports =
        declared == null ? schema.exports(component.name()) : declared.exports();
    boolean known = declared != null || schema.components().contains(component.name());
    if (known && !rest.isEmpty() && !exports.contains(rest.get(0))) {
      problem(
          reference,
          component.id()
              + " exports no "
              + rest.get(0)
              + (exports.isEmpty() ? ": it exports nothing" : ": use one of ")
              + String.join(", ", new TreeSet<>(exports)));
    }
  }

  private void nowhere(Reference reference, Set<String> components) {
    List<String> path = reference.names();
    String id = path.size() > 1 ? String.join(".", path.subList(0, path.size() - 1)) : path.get(0);
    boolean called = schema.functions().stream().anyMatch(f -> f.startsWith(path.get(0) + "."));
    String what =
        called && path.size() == 2
            ? "there is no function " + reference.text()
            : reference.text() + " leads nowhere: there is no component " + id;
    Collection<String> known = called && path.size() == 2 ? schema.functions() : components;
    problem(
        reference, what + Nearest.hint(called && path.size() == 2 ? reference.text() : id, known));
  }

  private void problem(Reference reference, String text) {
    findings.add(file.path(), reference.at(), text);
  }
}
