/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Where the JVM enters the single agent jar. */
@NullMarked
package io.github.lgtm4j.agent.launcher;

import org.jspecify.annotations.NullMarked;
