/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The application of the parity test, in Spring Boot. */
@NullMarked
package io.github.lgtm4j.parity.spring;

import org.jspecify.annotations.NullMarked;
