/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the extension reads of the agent's configuration, and what it sets when nobody did. */
@NullMarked
package io.github.lgtm4j.agent.config;

import org.jspecify.annotations.NullMarked;
