/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Which traces are started. */
@NullMarked
package io.github.lgtm4j.sdk.traces;

import org.jspecify.annotations.NullMarked;
