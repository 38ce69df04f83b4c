/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Scraping and remote write. Not an API: it may change in any version. */
@NullMarked
package io.github.lgtm4j.sink.internal.prometheus;

import org.jspecify.annotations.NullMarked;
