/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** {@code verify}: whether an application has arrived in Mimir, Loki and Tempo, and how. */
@NullMarked
package io.github.lgtm4j.cli.verify;

import org.jspecify.annotations.NullMarked;
