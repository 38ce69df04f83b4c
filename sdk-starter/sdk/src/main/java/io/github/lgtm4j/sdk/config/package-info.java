/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the settings say, beyond identity. */
@NullMarked
package io.github.lgtm4j.sdk.config;

import org.jspecify.annotations.NullMarked;
