/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The contract's log document inside logstash-logback-encoder. */
@NullMarked
package io.github.lgtm4j.log.logstash;

import org.jspecify.annotations.NullMarked;
