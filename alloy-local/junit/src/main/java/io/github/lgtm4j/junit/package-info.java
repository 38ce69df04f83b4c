/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The local sink inside a JUnit test. */
@NullMarked
package io.github.lgtm4j.junit;

import org.jspecify.annotations.NullMarked;
