/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/**
 * Something that Alloy could not read.
 *
 * @param at where
 * @param text what, and what to do
 * @param isHarmless whether what comes after it can be read as if it were right
 */
public record SyntaxProblem(Position at, String text, boolean isHarmless) {}
