/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/**
 * What the page and the command line ask, as JSON over HTTP. Not a Java API: its paths are, see
 * docs/reference.
 */
@NullMarked
package io.github.lgtm4j.sink.internal.api;

import org.jspecify.annotations.NullMarked;
