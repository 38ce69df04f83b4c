/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j run}: an application of one's own, with the agent, before the local sink. */
@NullMarked
package io.github.lgtm4j.cli.run;

import org.jspecify.annotations.NullMarked;
