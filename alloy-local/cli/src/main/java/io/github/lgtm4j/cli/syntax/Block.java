/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/**
 * {@code name "label" { … }}.
 *
 * @param at where it begins
 * @param name its name with all dots, such as loki.write
 * @param label its label; empty without one
 * @param labelAt where the label is; where the block begins without one
 * @param body what is in it
 */
public record Block(Position at, String name, String label, Position labelAt, Body body) {
  /** How references begin that lead to it. */
  public String id() {
    return label.isEmpty() ? name : name + "." + label;
  }
}
