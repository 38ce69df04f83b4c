/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * A log of records in a ring of segments under one byte budget. Not an API: it may change in any
 * version.
 *
 * <p>There is no index. A segment is a buffer that holds everything its records refer to, so that
 * the oldest one can be dropped whole, and a query reads all of them: 64 MB take some tens of
 * milliseconds, and what an index would cost in memory holds telemetry instead.
 */
@NullMarked
package io.github.lgtm4j.sink.internal.store;

import org.jspecify.annotations.NullMarked;
