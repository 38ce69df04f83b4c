/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j local}: the sink as a process. */
@NullMarked
package io.github.lgtm4j.cli.local;

import org.jspecify.annotations.NullMarked;
