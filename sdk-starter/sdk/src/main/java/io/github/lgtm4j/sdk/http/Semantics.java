/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenTelemetry's rules for HTTP, as far as labels need them.
 *
 * @since 0.1.0
 */
public final class Semantics {
  /** A method that nobody knows: anybody can make up another one. */
  public static final String OTHER = "_OTHER";

  private static final Set<String> METHODS =
      Set.of(
          "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY");

  private static final int FIRST_SERVER_ERROR = 500;
  private static final int FIRST_CLIENT_ERROR = 400;

  private Semantics() {}

  /** The method as a label. */
  public static String method(@Nullable String method) {
    return method != null && METHODS.contains(method) ? method : OTHER;
  }

  /** What a server says went wrong: nothing below 500, because the caller made that mistake. */
  public static String serverError(int status, @Nullable Throwable failure) {
    if (failure != null) {
      return failure.getClass().getName();
    }
    return status >= FIRST_SERVER_ERROR ? Integer.toString(status) : "";
  }

  /** What a client says went wrong. */
  public static String clientError(int status, @Nullable Throwable failure) {
    if (failure != null) {
      return failure.getClass().getName();
    }
    return status >= FIRST_CLIENT_ERROR ? Integer.toString(status) : "";
  }

  /** The port that is meant when an address has none. */
  public static int port(@Nullable String scheme, int port) {
    return port > 0 ? port : "https".equalsIgnoreCase(scheme) ? 443 : 80;
  }
}
