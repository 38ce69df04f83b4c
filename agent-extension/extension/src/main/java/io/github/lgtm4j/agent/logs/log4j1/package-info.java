/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Where the agent meets Log4j 1.2, which it does not rewrite. */
@NullMarked
package io.github.lgtm4j.agent.logs.log4j1;

import org.jspecify.annotations.NullMarked;
