/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j completion}: what a shell needs to complete commands and options. */
@NullMarked
package io.github.lgtm4j.cli.completion;

import org.jspecify.annotations.NullMarked;
