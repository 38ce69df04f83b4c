/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Request;
import java.util.Set;
import java.util.function.Function;

/** Finds the tenant of a request, by the rules that Loki, Mimir and Tempo share (dskit, 2026). */
final class Tenancy implements Function<Request, String> {
  private static final String HEADER = "x-scope-orgid";
  private static final int MAX_LENGTH = 150;
  private static final String SPECIAL = "!-_.*'()";

  private final Set<String> allowed;

  Tenancy(Set<String> allowed) {
    this.allowed = allowed;
  }

  @Override
  public String apply(Request request) {
    String header = request.header(HEADER, "");
    if (header.isEmpty()) {
      if (allowed.isEmpty()) {
        return LocalSink.DEFAULT_TENANT;
      }
      throw new FailedRequest(401, "no org id");
    }
    String tenant = single(header);
    if (!allowed.isEmpty() && !allowed.contains(tenant)) {
      throw new FailedRequest(403, "tenant " + tenant + " is not one of " + allowed);
    }
    return tenant;
  }

  /** Reading may span tenants, joined by a bar; writing may not. */
  private static String single(String header) {
    String[] ids = header.split("\\|", -1);
    String tenant = withoutMetadata(ids[0]);
    check(tenant);
    for (String other : ids) {
      if (!withoutMetadata(other).equals(tenant)) {
        throw new FailedRequest(400, "multiple org IDs present");
      }
    }
    return tenant;
  }

  private static String withoutMetadata(String id) {
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }

  private static void check(String tenant) {
    for (int i = 0; i < tenant.length(); i++) {
      char c = tenant.charAt(i);
      if (!isAsciiLetterOrDigit(c) && SPECIAL.indexOf(c) < 0) {
        throw new FailedRequest(
            400, "tenant ID '" + tenant + "' contains unsupported character '" + c + "'");
      }
    }
    if (tenant.length() > MAX_LENGTH) {
      throw new FailedRequest(400, "tenant ID is too long: max " + MAX_LENGTH + " characters");
    }
    if (tenant.equals(".") || tenant.equals("..")) {
      throw new FailedRequest(400, "tenant ID is '.' or '..'");
    }
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
