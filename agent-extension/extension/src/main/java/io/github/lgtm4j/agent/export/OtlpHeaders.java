/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import io.github.lgtm4j.agent.config.Secret;
import io.github.lgtm4j.contract.identity.Identity;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The headers of each export of one signal, asked for each time. A header that the user set in
 * OpenTelemetry's own way stays theirs alone.
 */
final class OtlpHeaders implements Supplier<Map<String, String>> {
  private final Map<String, String> fixed = new HashMap<>();
  private final @Nullable String username;
  private final LastRead password;
  private final LastRead token;
  private final boolean authorizationIsTheirs;

  OtlpHeaders(String signal, ConfigProperties config, Identity identity, ExporterSettings theirs) {
    put(theirs, "X-Scope-OrgID", identity.tenant());
    put(theirs, "X-Source-Cluster", identity.cluster());
    put(theirs, "X-Application", identity.application());
    username = OtlpSetting.of("username", signal, config);
    password = new LastRead(OtlpSetting.secret("password", signal, config));
    token = new LastRead(OtlpSetting.secret("token", signal, config));
    authorizationIsTheirs = theirs.hasHeader("Authorization");
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

  private @Nullable String authorization() {
    String bearer = token.get();
    if (bearer != null && !bearer.isEmpty()) {
      return "Bearer " + printable(bearer);
    }
    String secret = password.get();
    if (username == null || secret == null) {
      return null;
    }
    byte[] pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
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

  private void put(ExporterSettings theirs, String header, @Nullable String value) {
    if (value != null && !theirs.hasHeader(header)) {
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
}
