/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The local sink: what production does with telemetry, in one process. */
@NullMarked
package io.github.lgtm4j.sink;

import org.jspecify.annotations.NullMarked;
