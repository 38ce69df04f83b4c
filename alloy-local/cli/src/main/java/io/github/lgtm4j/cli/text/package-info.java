/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What a person sees in a terminal: tables, colours, log lines, a trace as a tree. */
@NullMarked
package io.github.lgtm4j.cli.text;

import org.jspecify.annotations.NullMarked;
