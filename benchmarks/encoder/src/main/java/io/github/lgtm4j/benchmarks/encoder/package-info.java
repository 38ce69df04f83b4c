/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** JMH benchmarks of the log encoder against its peers. */
package io.github.lgtm4j.benchmarks.encoder;
