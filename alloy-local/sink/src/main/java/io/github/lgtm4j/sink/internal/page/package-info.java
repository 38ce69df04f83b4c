/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The page that people look at. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.page;

import org.jspecify.annotations.NullMarked;
