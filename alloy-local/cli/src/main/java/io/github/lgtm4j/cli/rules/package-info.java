/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** {@code lgtm4j rules}: recording and alert rules for the applications of {@code lgtm4j.yaml}. */
@NullMarked
package io.github.lgtm4j.cli.rules;

import org.jspecify.annotations.NullMarked;
