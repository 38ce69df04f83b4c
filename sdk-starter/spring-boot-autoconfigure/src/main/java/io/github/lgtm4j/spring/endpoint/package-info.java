/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The actuator endpoint that shows the configuration in force. */
@NullMarked
package io.github.lgtm4j.spring.endpoint;

import org.jspecify.annotations.NullMarked;
