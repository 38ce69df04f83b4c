/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody but the person at the machine read telemetry: a token, a {@code Host} that is this
 * machine (a name that a stranger's DNS points here is not), and no page of another origin.
 */
record ApiGuard(Handler handler, String token, Set<String> hosts) implements Handler {
  private static final String COOKIE = "lgtm4j_token=";
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  @Override
  public Response handle(Request request) {
    String host = request.header("host", "");
    if (!hosts.contains(name(host))) {
      return harden(refuse(421, "this is not the host " + name(host)));
    }
    String origin = request.header("origin");
    if (origin != null && !origin.equals("http://" + host)) {
      return harden(refuse(403, "another origin may not ask"));
    }
    if (!token.isEmpty() && !hasToken(request)) {
      return harden(refuse(401, "the token is missing or wrong"))
          .header("www-authenticate", "Bearer");
    }
    return harden(handler.handle(request));
  }

  private static Response harden(Response response) {
    return response
        .header("content-security-policy", POLICY)
        .header("x-content-type-options", "nosniff")
        .header("referrer-policy", "no-referrer")
        .header("cache-control", "no-store");
  }

  /** The host without its port, in lower case. */
  private static String name(String host) {
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
  }

  private boolean hasToken(Request request) {
    String authorization = request.header("authorization");
    return equal(authorization == null ? null : authorization.replaceFirst("^Bearer ", ""))
        || equal(cookie(request.header("cookie", "")));
  }

  private static @Nullable String cookie(String header) {
    for (String cookie : header.split(";", -1)) {
      if (cookie.strip().startsWith(COOKIE)) {
        return cookie.strip().substring(COOKIE.length());
      }
    }
    return null;
  }

  private boolean equal(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Response refuse(int status, String message) {
    return handler.refuse(status, message);
  }

  @Override
  public boolean isSlow() {
    return handler.isSlow();
  }
}
