/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The page that is scraped. */
@NullMarked
package io.github.lgtm4j.sdk.scrape;

import org.jspecify.annotations.NullMarked;
