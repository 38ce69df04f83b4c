/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** A block of code as a span, a histogram and the link between them. */
@NullMarked
package io.github.lgtm4j.sdk.observe;

import org.jspecify.annotations.NullMarked;
