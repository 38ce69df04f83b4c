/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

/** Answers the requests of one route, and refuses them in the form its protocol has for that. */
public interface Handler {

  /** Answers a request. An exception becomes a refusal with status 500. */
  Response handle(Request request);

  /** The protocol's own form of an error that happened before the request could be read. */
  default Response refuse(int status, String message) {
    return Response.text(status, message + "\n");
  }

  /** True when the answer takes long enough to hold up the connections of others. */
  default boolean isSlow() {
    return false;
  }
}
