/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** How a command says that it could not do what was asked. */
@NullMarked
package io.github.lgtm4j.cli.failure;

import org.jspecify.annotations.NullMarked;
