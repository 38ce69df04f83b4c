/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import java.net.URI;

/** Addresses on spans. */
final class Urls {
  private Urls() {}

  /** A password in an address is a secret on a span. */
  static String full(URI uri) {
    return uri.getRawUserInfo() == null
        ? uri.toString()
        : uri.toString().replace(uri.getRawUserInfo() + "@", "");
  }
}
