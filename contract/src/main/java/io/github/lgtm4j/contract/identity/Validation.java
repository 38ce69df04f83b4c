/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

/**
 * How strictly settings are checked.
 *
 * @since 0.1.0
 */
public enum Validation {
  /**
   * A problem is a reason not to start, where the application can refuse; an environment is
   * required.
   */
  STRICT,
  /** A problem is said. */
  WARN,
  /** Only what could not be sent at all is left out, and nothing is said. */
  OFF
}
