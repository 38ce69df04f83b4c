/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Finds telemetry in the store. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.query;

import org.jspecify.annotations.NullMarked;
