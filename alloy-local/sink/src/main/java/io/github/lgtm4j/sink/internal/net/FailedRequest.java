/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

/** A request that cannot be accepted, with the HTTP status and the text of the answer. */
public final class FailedRequest extends RuntimeException {
  private final int status;

  public FailedRequest(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
