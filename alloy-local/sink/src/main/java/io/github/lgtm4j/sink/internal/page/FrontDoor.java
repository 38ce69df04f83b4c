/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.page;

import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The address that people open. With the right token in it, the browser is given the token as a
 * cookie and sent on to the address without it, so that it stays in no history.
 *
 * @param token the token of the API
 */
public record FrontDoor(String token) implements Handler {

  @Override
  public Response handle(Request request) {
    String shown = request.parameter("token");
    if (shown == null) {
      return PageFiles.file("index.html");
    }
    Response onwards = Response.empty(303).header("location", "/");
    return isRight(shown)
        ? onwards.header(
            "set-cookie", "lgtm4j_token=" + token + "; Path=/; HttpOnly; SameSite=Strict")
        : onwards;
  }

  private boolean isRight(String shown) {
    return !token.isEmpty()
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean isSlow() {
    return true;
  }
}
