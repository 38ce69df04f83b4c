/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Applications that run as a child, with the agent. */
@NullMarked
package io.github.lgtm4j.cli.child;

import org.jspecify.annotations.NullMarked;
