/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The local sink that runs on this machine, and what can be asked of it. */
@NullMarked
package io.github.lgtm4j.cli.connection;

import org.jspecify.annotations.NullMarked;
