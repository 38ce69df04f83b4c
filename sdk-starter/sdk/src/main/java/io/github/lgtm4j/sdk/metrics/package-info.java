/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The contract's metrics as Micrometer's. */
@NullMarked
package io.github.lgtm4j.sdk.metrics;

import org.jspecify.annotations.NullMarked;
