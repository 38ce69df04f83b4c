/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** A small shop in plain Java with the SDK. */
@NullMarked
package io.github.lgtm4j.samples.plain;

import org.jspecify.annotations.NullMarked;
