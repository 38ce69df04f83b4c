/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Where the agent changes Log4j2. */
@NullMarked
package io.github.lgtm4j.agent.logs.log4j2;

import org.jspecify.annotations.NullMarked;
