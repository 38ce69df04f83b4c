/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.sdk.config.Secret;
import io.github.lgtm4j.sdk.config.SignalSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers of each export, asked for each time, so that a rotated secret is sent. A header that
 * the user set in another way stays theirs alone. Thread-safe.
 *
 * @since 0.1.0
 */
public final class OtlpHeaders implements Supplier<Map<String, String>> {
  private final Map<String, String> fixed = new HashMap<>();
  private final Map<String, String> theirs;
  private final @Nullable String username;
  private final LastRead password;
  private final LastRead token;
  private final boolean authorizationIsTheirs;

  /**
   * @param theirs the headers that somebody set in another way
   */
  public OtlpHeaders(SignalSettings settings, Identity identity, Map<String, String> theirs) {
    this.theirs = theirs;
    Set<String> taken = new HashSet<>();
    theirs.keySet().forEach(name -> taken.add(name.toLowerCase(Locale.ROOT)));
    put(taken, "X-Scope-OrgID", identity.tenant());
    put(taken, "X-Source-Cluster", identity.cluster());
    put(taken, "X-Application", identity.application());
    username = settings.username();
    password = new LastRead(settings.password());
    token = new LastRead(settings.token());
    authorizationIsTheirs = taken.contains("authorization");
  }

  @Override
  public Map<String, String> get() {
    String authorization = authorizationIsTheirs ? null : authorization();
    if (authorization == null) {
      return fixed;
    }
    Map<String, String> headers = new HashMap<>(fixed);
    headers.put("Authorization", authorization);
    return headers;
  }

  /** With those that somebody set in another way, for an exporter that does not know them. */
  public Map<String, String> withTheirs() {
    Map<String, String> headers = new HashMap<>(get());
    headers.putAll(theirs);
    return headers;
  }

  private @Nullable String authorization() {
    String bearer = token.get();
    if (bearer != null) {
      return "Bearer " + printable(bearer);
    }
    String secret = password.get();
    if (username == null || secret == null) {
      return null;
    }
    byte[] pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private void put(Set<String> theirs, String header, @Nullable String value) {
    if (value != null && !theirs.contains(header.toLowerCase(Locale.ROOT))) {
      fixed.put(header, printable(value));
    }
  }

  /** A header is visible ASCII; an application may have any name. */
  private static String printable(String value) {
    StringBuilder header = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      header.append(c > ' ' && c <= '~' ? c : '_');
    }
    return header.toString();
  }

  /** A secret whose file fails for a moment, as while it is rotated, is what it was before. */
  private static final class LastRead {
    private final @Nullable Secret secret;
    private volatile @Nullable String last;

    LastRead(@Nullable Secret secret) {
      this.secret = secret;
    }

    @Nullable String get() {
      String now = secret == null ? null : secret.read();
      if (now != null) {
        last = now;
      }
      return last;
    }
  }
}
