/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the environment says, and what Spring Boot is told because of it. */
@NullMarked
package io.github.lgtm4j.spring.config;

import org.jspecify.annotations.NullMarked;
