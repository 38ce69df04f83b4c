/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import java.util.Locale;

/**
 * A field of a log line, in the order in which the line has them. Key-value pairs, structured
 * arguments and MDC stand between {@link #MARKERS} and {@link #EXCEPTION}.
 *
 * @since 0.1.0
 */
public enum LogField {
  TIMESTAMP,
  LEVEL,
  MESSAGE,
  LOGGER,
  THREAD,
  TRACE_ID,
  SPAN_ID,
  TRACE_FLAGS,
  APPLICATION,
  ENVIRONMENT,
  TENANT,
  LOG_CLASS,
  MARKERS,
  EXCEPTION,
  TRUNCATED;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The key in the JSON line. */
  public String key() {
    return key;
  }
}
