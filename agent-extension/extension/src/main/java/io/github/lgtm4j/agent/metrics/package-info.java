/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The /metrics endpoint. */
@NullMarked
package io.github.lgtm4j.agent.metrics;

import org.jspecify.annotations.NullMarked;
