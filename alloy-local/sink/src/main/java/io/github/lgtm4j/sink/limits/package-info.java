/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What a tenant may send: the products' limits, as one profile. */
@NullMarked
package io.github.lgtm4j.sink.limits;

import org.jspecify.annotations.NullMarked;
