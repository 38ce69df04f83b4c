/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What the extension tells OpenTelemetry's SDK: defaults, identity, and where metrics are read. */
@NullMarked
package io.github.lgtm4j.agent;

import org.jspecify.annotations.NullMarked;
