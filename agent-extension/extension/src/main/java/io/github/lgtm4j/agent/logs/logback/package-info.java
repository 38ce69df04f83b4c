/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Where the agent changes Logback. */
@NullMarked
package io.github.lgtm4j.agent.logs.logback;

import org.jspecify.annotations.NullMarked;
