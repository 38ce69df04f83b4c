/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** The page that is scraped, on the application's or the management port. */
@NullMarked
package io.github.lgtm4j.spring.scrape;

import org.jspecify.annotations.NullMarked;
