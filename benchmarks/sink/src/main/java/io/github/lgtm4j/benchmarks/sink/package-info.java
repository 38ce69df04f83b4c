/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Measures the local sink as a process. */
@NullMarked
package io.github.lgtm4j.benchmarks.sink;

import org.jspecify.annotations.NullMarked;
