/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** HTTP of the JDK, as server and as client. */
@NullMarked
package io.github.lgtm4j.sdk.http;

import org.jspecify.annotations.NullMarked;
