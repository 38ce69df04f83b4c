/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

import io.github.lgtm4j.sdk.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may scrape: everybody, or who knows the password or the token. A secret that cannot be read
 * shuts the page; it never opens it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class Credentials {
  private static final String BASIC = "basic ";
  private static final String BEARER = "bearer ";

  private final @Nullable String username;
  private final @Nullable Secret password;
  private final @Nullable Secret token;

  /** Either of the two ways in is enough; with neither password nor token everybody may. */
  public Credentials(@Nullable String username, @Nullable Secret password, @Nullable Secret token) {
    this.username = username;
    this.password = password;
    this.token = token;
  }

  /** Whether this header lets its sender in. */
  public boolean allow(@Nullable String authorization) {
    if (password == null && token == null) {
      return true;
    }
    return authorization != null && (isPassword(authorization) || isToken(authorization));
  }

  /** What may be sent instead, for {@code WWW-Authenticate}. */
  public String challenge() {
    List<String> ways = new ArrayList<>();
    if (password != null) {
      ways.add("Basic realm=\"metrics\", charset=\"UTF-8\"");
    }
    if (token != null) {
      ways.add("Bearer realm=\"metrics\"");
    }
    return String.join(", ", ways);
  }

  private boolean isPassword(String authorization) {
    String expected = password == null ? null : password.read();
    if (expected == null || username == null || !has(authorization, BASIC)) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(BASIC.length()).trim());
      return same((username + ":" + expected).getBytes(StandardCharsets.UTF_8), given);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean isToken(String authorization) {
    String expected = token == null ? null : token.read();
    return expected != null
        && has(authorization, BEARER)
        && same(
            expected.getBytes(StandardCharsets.UTF_8),
            authorization.substring(BEARER.length()).trim().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean has(String authorization, String scheme) {
    return authorization.length() > scheme.length()
        && authorization.substring(0, scheme.length()).toLowerCase(Locale.ROOT).equals(scheme);
  }

  /** In a time that says neither where they differ nor, by the digest, how long the secret is. */
  private static boolean same(byte[] expected, byte[] given) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] one = digest.digest(expected);
      return MessageDigest.isEqual(one, digest.digest(given));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
