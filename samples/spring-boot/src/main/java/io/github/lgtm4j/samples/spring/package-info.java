/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** A web application on Spring Boot with the starter. */
@NullMarked
package io.github.lgtm4j.samples.spring;

import org.jspecify.annotations.NullMarked;
