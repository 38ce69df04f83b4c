/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Which traces begin and which are kept: what the agent and the SDK decide alike. */
@NullMarked
package io.github.lgtm4j.contract.sampling;

import org.jspecify.annotations.NullMarked;
