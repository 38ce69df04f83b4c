/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code lgtm4j doctor}: why the telemetry of a running JVM does not arrive, or not right. */
@NullMarked
package io.github.lgtm4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
