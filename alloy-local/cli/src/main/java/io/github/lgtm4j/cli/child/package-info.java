/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Processes that this one starts, and their lines on the way to a sink. */
@NullMarked
package io.github.lgtm4j.cli.child;

import org.jspecify.annotations.NullMarked;
