/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The last values of a process that ends before anybody scrapes it. */
@NullMarked
package io.github.lgtm4j.sdk.push;

import org.jspecify.annotations.NullMarked;
