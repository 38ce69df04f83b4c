/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * Decides what production would refuse and what no team should send. Not an API: it may change in
 * any version.
 */
@NullMarked
package io.github.lgtm4j.sink.internal.rules;

import org.jspecify.annotations.NullMarked;
