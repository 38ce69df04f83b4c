/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Where the agent changes java.util.logging, and the formatter it uses there. */
@NullMarked
package io.github.lgtm4j.agent.logs.jul;

import org.jspecify.annotations.NullMarked;
