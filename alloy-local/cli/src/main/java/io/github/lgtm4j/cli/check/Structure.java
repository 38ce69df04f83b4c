/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.problem.Nearest;
import io.github.lgtm4j.cli.schema.AlloyBody;
import io.github.lgtm4j.cli.schema.AlloySchema;
import io.github.lgtm4j.cli.syntax.Attribute;
import io.github.lgtm4j.cli.syntax.Block;
import io.github.lgtm4j.cli.syntax.Body;
import io.github.lgtm4j.cli.syntax.Position;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Components, blocks and attributes: whether Alloy knows them, and whether any is missing. */
final class Structure {
  private final AlloySchema schema = AlloySchema.bundled();
  private final AlloyFile file;
  private final Map<String, Declared> custom;
  private final Set<String> unknownImports;
  private final Findings findings;

  Structure(AlloyFile file, Modules modules, Findings findings) {
    this.file = file;
    this.custom = modules.knownTo(file);
    this.unknownImports = modules.unknownImports(file);
    this.findings = findings;
  }

  void check() {
    for (Attribute attribute : file.body().attributes()) {
      problem(attribute.at(), attribute.name() + " stands in no component: move it into one");
    }
    components(file.body());
  }

  private void components(Body body) {
    Map<String, Block> seen = new HashMap<>();
    for (Block block : body.blocks()) {
      Block before = seen.putIfAbsent(block.id(), block);
      if (before != null) {
        problem(
            block.at(),
            block.id() + " is there twice: rename this one or that in line " + before.at().line());
      }
      component(block);
    }
  }

  private void component(Block block) {
    String name = block.name();
    if (name.equals("declare") || name.equals("foreach")) {
      label(block, true);
      Body inner =
          name.equals("declare")
              ? block.body()
              : block.body().blocks("template").findFirst().map(Block::body).orElse(block.body());
      components(inner);
    } else if (schema.ownBlocks().contains(name)) {
      label(block, !schema.body(name).orElseThrow().attributes().isEmpty() && isLabelled(name));
      schema.body(name).ifPresent(allowed -> body(name, block, allowed));
    } else if (custom.containsKey(name)) {
      label(block, true);
      custom(block, custom.get(name));
    } else if (schema.body(name).isPresent()) {
      label(block, true);
      body(name, block, schema.body(name).get());
    } else if (!isFromUnknownImport(name)) {
      unknown(block);
    }
  }

  private static boolean isLabelled(String name) {
    return name.startsWith("import.") || name.equals("argument") || name.equals("export");
  }

  private boolean isFromUnknownImport(String name) {
    int dot = name.indexOf('.');
    return dot > 0 && unknownImports.contains(name.substring(0, dot));
  }

  private void unknown(Block block) {
    Set<String> known = new TreeSet<>(schema.components());
    known.addAll(schema.ownBlocks());
    known.addAll(custom.keySet());
    problem(
        block.at(),
        "there is no component "
            + block.name()
            + " in Alloy "
            + schema.version()
            + " and none that this config declares"
            + Nearest.hint(block.name(), known));
  }

  private void label(Block block, boolean wanted) {
    if (wanted && block.label().isEmpty()) {
      problem(block.at(), block.name() + " must have a label: " + block.name() + " \"name\" {");
    } else if (!wanted && !block.label().isEmpty()) {
      problem(block.labelAt(), block.name() + " has no label: remove \"" + block.label() + '"');
    }
  }

  private void custom(Block block, Declared declared) {
    for (Attribute attribute : block.body().attributes()) {
      if (!declared.arguments().containsKey(attribute.name())) {
        problem(
            attribute.at(),
            block.name()
                + " has no argument "
                + attribute.name()
                + Nearest.hint(attribute.name(), declared.arguments().keySet()));
      }
    }
    for (Block inner : block.body().blocks()) {
      problem(inner.at(), block.name() + " is declared here and takes no block " + inner.name());
    }
    declared
        .arguments()
        .forEach(
            (name, must) -> {
              if (must && block.body().attribute(name).isEmpty()) {
                problem(block.at(), block.name() + " must have the argument " + name);
              }
            });
  }

  /** What stands in a block whose names are known. */
  private void body(String where, Block block, AlloyBody allowed) {
    if (allowed.isOpen()) {
      return;
    }
    Map<String, Attribute> attributes = new HashMap<>();
    for (Attribute attribute : block.body().attributes()) {
      if (attributes.putIfAbsent(attribute.name(), attribute) != null) {
        problem(attribute.at(), where + " has " + attribute.name() + " twice: remove one");
      }
      attribute(where, attribute, allowed);
    }
    Set<String> blocks = new TreeSet<>();
    for (Block inner : block.body().blocks()) {
      if (!blocks.add(inner.name()) && !allowed.isRepeatable(inner.name())) {
        problem(inner.at(), where + " takes " + inner.name() + " only once: remove this one");
      }
      inner(where, inner, allowed);
    }
    Set<String> names = new TreeSet<>(allowed.attributes());
    names.addAll(allowed.blocks());
    for (String name : names) {
      if (allowed.requires(name) && !attributes.containsKey(name) && !blocks.contains(name)) {
        String kind = allowed.attributes().contains(name) ? "the attribute " : "a block ";
        problem(block.at(), where + " must have " + kind + name);
      }
    }
  }

  private void attribute(String where, Attribute attribute, AlloyBody allowed) {
    if (allowed.typeOf(attribute.name()).isPresent()) {
      String type = allowed.typeOf(attribute.name()).get();
      Types.mistake(type, attribute.value())
          .ifPresent(
              mistake ->
                  problem(attribute.value().at(), where + ": " + attribute.name() + " " + mistake));
    } else if (allowed.blocks().contains(attribute.name())) {
      problem(attribute.at(), where + ": " + attribute.name() + " is a block: write it without =");
    } else {
      problem(
          attribute.at(),
          where
              + " has no attribute "
              + attribute.name()
              + Nearest.hint(attribute.name(), allowed.attributes()));
    }
  }

  private void inner(String where, Block inner, AlloyBody allowed) {
    if (allowed.block(inner.name()).isPresent()) {
      if (allowed.isLabelled(inner.name()) == inner.label().isEmpty()) {
        label(inner, allowed.isLabelled(inner.name()));
      }
      body(where + " > " + inner.name(), inner, allowed.block(inner.name()).get());
    } else if (allowed.attributes().contains(inner.name())) {
      problem(
          inner.at(),
          where + ": " + inner.name() + " is an attribute: write " + inner.name() + " =");
    } else {
      problem(
          inner.at(), where + " has no block " + inner.name() + elsewhere(inner.name(), allowed));
    }
  }

  /** Where the block belongs, or which one is meant. */
  private static String elsewhere(String name, AlloyBody allowed) {
    return allowed.blocks().stream()
        .filter(block -> allowed.block(block).orElseThrow().blocks().contains(name))
        .findFirst()
        .map(block -> ": it belongs into " + block)
        .orElse(Nearest.hint(name, allowed.blocks()));
  }

  private void problem(Position at, String text) {
    findings.add(file.path(), at, text);
  }
}
