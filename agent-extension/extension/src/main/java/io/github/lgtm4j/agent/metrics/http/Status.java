/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

/** The status codes that are answered here. */
enum Status {
  OK(200, "OK"),
  BAD_REQUEST(400, "Bad Request"),
  UNAUTHORIZED(401, "Unauthorized"),
  NOT_FOUND(404, "Not Found"),
  METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
  HEAD_TOO_LARGE(431, "Request Header Fields Too Large"),
  INTERNAL_ERROR(500, "Internal Server Error");

  private final int code;
  private final String reason;

  Status(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  static Status of(int code) {
    for (Status status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    return INTERNAL_ERROR;
  }

  @Override
  public String toString() {
    return code + " " + reason;
  }
}
