/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Alloy as a process: found, started, asked for its counters, stopped or killed. */
@NullMarked
package io.github.lgtm4j.cli.alloy;

import org.jspecify.annotations.NullMarked;
