/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the rewriting of logs costs, or saves. */
@NullMarked
package io.github.lgtm4j.benchmarks.agentlogs;

import org.jspecify.annotations.NullMarked;
