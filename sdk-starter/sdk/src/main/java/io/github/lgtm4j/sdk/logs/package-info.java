/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** JSON lines from the logging library that the application has. */
@NullMarked
package io.github.lgtm4j.sdk.logs;

import org.jspecify.annotations.NullMarked;
