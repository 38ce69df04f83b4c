/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.syntax;

/**
 * Where a word of a config begins.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(int line, int column) {}
