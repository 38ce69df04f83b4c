/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import java.io.IOException;

/** A request that is not one; the message goes to who sent it. */
final class BadRequestException extends IOException {
  private static final long serialVersionUID = 1;
  private final Status status;

  BadRequestException(Status status, String message) {
    super(message);
    this.status = status;
  }

  Status status() {
    return status;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
