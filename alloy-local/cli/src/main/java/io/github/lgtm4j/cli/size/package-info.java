/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code lgtm4j size}: how much telemetry applications will send, and what keeping it takes. */
@NullMarked
package io.github.lgtm4j.cli.size;

import org.jspecify.annotations.NullMarked;
