/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * OTLP: what arrives is checked, cut into records and stored as the bytes it came in. Not an API:
 * it may change in any version.
 */
@NullMarked
package io.github.lgtm4j.sink.internal.otlp;

import org.jspecify.annotations.NullMarked;
