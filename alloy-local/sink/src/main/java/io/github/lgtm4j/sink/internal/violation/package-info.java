/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What production would refuse, counted. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.violation;

import org.jspecify.annotations.NullMarked;
