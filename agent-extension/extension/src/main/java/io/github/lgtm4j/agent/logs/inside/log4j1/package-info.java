/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Inside an application with Log4j 1.2. */
@NullMarked
package io.github.lgtm4j.agent.logs.inside.log4j1;

import org.jspecify.annotations.NullMarked;
