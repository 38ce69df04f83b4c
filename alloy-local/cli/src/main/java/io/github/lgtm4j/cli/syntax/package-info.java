/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Alloy's language: its words and its grammar, each with its place. */
@NullMarked
package io.github.lgtm4j.cli.syntax;

import org.jspecify.annotations.NullMarked;
