/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What lgtm4j.jar carries: the agent and the samples. */
@NullMarked
package io.github.lgtm4j.cli.bundle;

import org.jspecify.annotations.NullMarked;
