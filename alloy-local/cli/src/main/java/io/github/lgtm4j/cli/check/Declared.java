/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import io.github.lgtm4j.cli.syntax.Block;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A custom component: what it takes and what it gives.
 *
 * @param arguments each with whether it must be given
 * @param exports what it gives
 */
record Declared(Map<String, Boolean> arguments, Set<String> exports) {
  static Declared by(Block declare) {
    Map<String, Boolean> arguments = new TreeMap<>();
    Set<String> exports = new TreeSet<>();
    declare
        .body()
        .blocks("argument")
        .forEach(
            argument -> {
              boolean optional =
                  argument.body().attribute("optional").isPresent()
                      || argument.body().attribute("default").isPresent();
              arguments.put(argument.label(), !optional);
            });
    declare.body().blocks("export").forEach(export -> exports.add(export.label()));
    return new Declared(arguments, exports);
  }

  /**
   * Either of two files may be the one that is imported: only what both have can be relied upon.
   */
  Declared or(Declared other) {
    Map<String, Boolean> all = new TreeMap<>(arguments);
    other.arguments.forEach((name, must) -> all.merge(name, must, Boolean::logicalOr));
    Set<String> both = new TreeSet<>(exports);
    both.retainAll(other.exports);
    return new Declared(all, both);
  }
}
