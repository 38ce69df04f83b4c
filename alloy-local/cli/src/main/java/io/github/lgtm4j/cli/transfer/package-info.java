/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j export}, {@code import} and {@code replay}: all that was stored, elsewhere. */
@NullMarked
package io.github.lgtm4j.cli.transfer;

import org.jspecify.annotations.NullMarked;
