/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the agent says once, when it starts or when it is asked to check. */
@NullMarked
package io.github.lgtm4j.agent.startup;

import org.jspecify.annotations.NullMarked;
