/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The encoder for Logback. */
@NullMarked
package io.github.lgtm4j.log.logback;

import org.jspecify.annotations.NullMarked;
