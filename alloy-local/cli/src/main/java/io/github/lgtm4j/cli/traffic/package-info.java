/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Requests to the samples, bounded in number and time. */
@NullMarked
package io.github.lgtm4j.cli.traffic;

import org.jspecify.annotations.NullMarked;
