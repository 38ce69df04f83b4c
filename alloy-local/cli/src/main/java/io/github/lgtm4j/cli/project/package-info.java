/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** What {@code lgtm4j.yaml} says of applications, and what is wrong with it. */
@NullMarked
package io.github.lgtm4j.cli.project;

import org.jspecify.annotations.NullMarked;
