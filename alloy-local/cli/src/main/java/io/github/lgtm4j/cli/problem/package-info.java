/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What is wrong with a file, and where. */
@NullMarked
package io.github.lgtm4j.cli.problem;

import org.jspecify.annotations.NullMarked;
