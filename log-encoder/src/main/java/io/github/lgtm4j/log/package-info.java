/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The JSON core that every logging adapter shares. */
@NullMarked
package io.github.lgtm4j.log;

import org.jspecify.annotations.NullMarked;
