/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What stands between two braces, or in a file.
 *
 * @param attributes in the order of the file
 * @param blocks in the order of the file
 */
public record Body(List<Attribute> attributes, List<Block> blocks) {
  /** Reads a config; what cannot be read is told to the consumer, and the rest is there. */
  public static Body parse(String text, Consumer<SyntaxProblem> problems) {
    List<SyntaxProblem> found = new ArrayList<>();
    Body body = new Parser(Lexer.tokensOf(text, found), found).file();
    found.forEach(problems);
    return body;
  }

  /** Whether a file's name is that of a config. */
  public static boolean isConfig(Path file) {
    return file.getFileName().toString().endsWith(".alloy");
  }

  /** The attribute of that name. */
  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(attribute -> attribute.name().equals(name)).findFirst();
  }

  /** The text of an attribute that is a plain string. */
  public Optional<String> text(String name) {
    return attribute(name).flatMap(attribute -> attribute.value().string());
  }

  /** The blocks of that name. */
  public Stream<Block> blocks(String name) {
    return blocks.stream().filter(block -> block.name().equals(name));
  }

  /** The blocks in it, those in them, and so on. */
  public Stream<Block> allBlocks() {
    return blocks.stream()
        .flatMap(block -> Stream.concat(Stream.of(block), block.body().allBlocks()));
  }

  /** Every expression in it, and every part of one. */
  public Stream<Expression> allExpressions() {
    return Stream.concat(
            attributes.stream(), allBlocks().flatMap(block -> block.body().attributes().stream()))
        .flatMap(attribute -> attribute.value().all());
  }
}
