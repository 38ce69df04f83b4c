/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;

/** Asks for credentials before a request gets to its handler. */
record Authenticated(Handler handler, Credentials credentials) implements Handler {

  @Override
  public Response handle(Request request) {
    return credentials.match(request.header("authorization"))
        ? handler.handle(request)
        : refuse(401, "Unauthorized").header("www-authenticate", credentials.challenge());
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
