/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j tail}, {@code trace}, {@code series} and {@code check}: what has arrived. */
@NullMarked
package io.github.lgtm4j.cli.read;

import org.jspecify.annotations.NullMarked;
