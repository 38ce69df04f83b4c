/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The command line: one jar, one command. */
@NullMarked
package io.github.lgtm4j.cli;

import org.jspecify.annotations.NullMarked;
