/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The contract's lines as Spring Boot's structured logging. */
@NullMarked
package io.github.lgtm4j.spring.logs;

import org.jspecify.annotations.NullMarked;
