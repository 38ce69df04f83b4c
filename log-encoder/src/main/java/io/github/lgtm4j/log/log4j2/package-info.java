/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The layout for Log4j2. */
@NullMarked
package io.github.lgtm4j.log.log4j2;

import org.jspecify.annotations.NullMarked;
