/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Handler;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import java.util.Map;

/** A question of the API: off the event loop, and with errors as JSON. */
final class ApiHandler implements Handler {
  private final Question question;

  interface Question {
    Response answer(Request request);
  }

  ApiHandler(Question question) {
    this.question = question;
  }

  @Override
  public Response handle(Request request) {
    try {
      return question.answer(request);
    } catch (FailedRequest e) {
      return refuse(e.status(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Response refuse(int status, String message) {
    return Json.respond(status, Map.of("error", message));
  }

  @Override
  public boolean isSlow() {
    return true;
  }
}
