/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** What an application sent, as it can be asked for and asserted on. */
@NullMarked
package io.github.lgtm4j.sink.telemetry;

import org.jspecify.annotations.NullMarked;
