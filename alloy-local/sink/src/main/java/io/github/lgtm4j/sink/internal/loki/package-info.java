/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Loki's push API. Not an API of lgtm4j: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.loki;

import org.jspecify.annotations.NullMarked;
