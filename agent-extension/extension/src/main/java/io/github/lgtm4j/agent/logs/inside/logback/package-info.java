/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Inside an application with Logback. */
@NullMarked
package io.github.lgtm4j.agent.logs.inside.logback;

import org.jspecify.annotations.NullMarked;
