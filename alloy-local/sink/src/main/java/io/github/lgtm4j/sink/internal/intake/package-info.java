/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * The way into the store, past the rules, for logs and metrics of every protocol. Not an API: it
 * may change in any version.
 */
@NullMarked
package io.github.lgtm4j.sink.internal.intake;

import org.jspecify.annotations.NullMarked;
