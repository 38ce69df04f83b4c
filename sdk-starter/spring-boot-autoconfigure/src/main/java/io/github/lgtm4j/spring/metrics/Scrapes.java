/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import org.jspecify.annotations.Nullable;

/** A scrape is not the application's work: it has no span and no series. */
final class Scrapes {
  private static final String PAGE = "/metrics";

  private Scrapes() {}

  static boolean isPage(@Nullable String path) {
    return PAGE.equals(path);
  }
}
