/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** A small HTTP server for one page, on what every JVM has: sockets. */
@NullMarked
package io.github.lgtm4j.agent.metrics.http;

import org.jspecify.annotations.NullMarked;
