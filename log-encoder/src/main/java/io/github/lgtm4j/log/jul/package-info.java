/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The formatter for {@code java.util.logging}. */
@NullMarked
package io.github.lgtm4j.log.jul;

import org.jspecify.annotations.NullMarked;
