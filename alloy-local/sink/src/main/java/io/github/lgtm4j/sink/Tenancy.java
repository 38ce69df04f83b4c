/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Request;
import java.util.Set;
import java.util.function.Function;

/** Finds the tenant of a request. */
final class Tenancy implements Function<Request, String> {
  private static final String HEADER = "x-scope-orgid";

  private final Set<String> allowed;

  Tenancy(Set<String> allowed) {
    this.allowed = allowed;
  }

  @Override
  public String apply(Request request) {
    String tenant = request.header(HEADER, "");
    if (tenant.isEmpty()) {
      if (allowed.isEmpty()) {
        return LocalSink.DEFAULT_TENANT;
      }
      throw new FailedRequest(401, "no org id");
    }
    if (!allowed.isEmpty() && !allowed.contains(tenant)) {
      throw new FailedRequest(403, "tenant " + tenant + " is not one of " + allowed);
    }
    return tenant;
  }
}
