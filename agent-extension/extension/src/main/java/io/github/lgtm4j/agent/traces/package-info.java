/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Which spans are worth sending. */
@NullMarked
package io.github.lgtm4j.agent.traces;

import org.jspecify.annotations.NullMarked;
