/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

/** What was asked for is not there: status 404. */
final class NotHereException extends UnansweredException {
  private static final long serialVersionUID = 1L;

  NotHereException(String message) {
    super(message);
  }
}
