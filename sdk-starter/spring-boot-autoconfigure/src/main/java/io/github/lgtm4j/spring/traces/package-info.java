/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Spring Boot's traces by the contract. */
@NullMarked
package io.github.lgtm4j.spring.traces;

import org.jspecify.annotations.NullMarked;
