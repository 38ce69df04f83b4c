/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The contract's metrics from Spring Boot's observations and meters. */
@NullMarked
package io.github.lgtm4j.spring.metrics;

import org.jspecify.annotations.NullMarked;
