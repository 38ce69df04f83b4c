/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Telemetry by the contract for plain Java, started by one call. */
@NullMarked
package io.github.lgtm4j.sdk;

import org.jspecify.annotations.NullMarked;
