/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The demo: from nothing to telemetry on the screen. */
@NullMarked
package io.github.lgtm4j.cli.demo;

import org.jspecify.annotations.NullMarked;
