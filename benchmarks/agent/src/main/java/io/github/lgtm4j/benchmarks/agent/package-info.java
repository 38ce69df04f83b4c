/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What an agent costs a whole process. */
@NullMarked
package io.github.lgtm4j.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
