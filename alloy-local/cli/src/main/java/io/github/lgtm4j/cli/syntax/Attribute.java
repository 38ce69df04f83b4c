/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/** {@code name = value}. */
public record Attribute(Position at, String name, Expression value) {}
