/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The telemetry contract as data: names, labels, bounds and fields that every way in shares. */
@NullMarked
package io.github.lgtm4j.contract;

import org.jspecify.annotations.NullMarked;
