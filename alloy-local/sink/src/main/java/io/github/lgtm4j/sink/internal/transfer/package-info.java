/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Telemetry as OTLP, out of the store and back in. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.transfer;

import org.jspecify.annotations.NullMarked;
