/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What runs inside the application, in its class loaders: the agent copies it there. */
@NullMarked
package io.github.lgtm4j.agent.logs.inside;

import org.jspecify.annotations.NullMarked;
