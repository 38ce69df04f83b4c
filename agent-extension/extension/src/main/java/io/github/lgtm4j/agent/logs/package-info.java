/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Pattern layouts become the contract's JSON. */
@NullMarked
package io.github.lgtm4j.agent.logs;

import org.jspecify.annotations.NullMarked;
