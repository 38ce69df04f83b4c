/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

/** A question that was not answered; the message says by whom, and what to do. */
class UnansweredException extends Exception {
  private static final long serialVersionUID = 1L;

  UnansweredException(String message) {
    super(message);
  }

  UnansweredException(String message, Throwable cause) {
    super(message, cause);
  }
}
