/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a sender must show in its {@code Authorization} header; compared in constant time. */
final class Credentials {
  private final byte[] expected;
  private final String challenge;

  private Credentials(String expected, String challenge) {
    this.expected = expected.getBytes(StandardCharsets.UTF_8);
    this.challenge = challenge;
  }

  static Credentials basic(String user, String password) {
    String pair = user + ':' + password;
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return new Credentials("Basic " + encoded, "Basic realm=\"lgtm4j\"");
  }

  static Credentials bearer(String token) {
    return new Credentials("Bearer " + token, "Bearer");
  }

  boolean match(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  /** The value of WWW-Authenticate. */
  String challenge() {
    return challenge;
  }
}
