/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

/**
 * How lgtm4j itself speaks: through the application's logging library, so that it is a line like
 * others.
 *
 * @since 0.1.0
 */
public final class Voice {
  private final String name;

  /** That of this class. */
  public Voice(Class<?> speaker) {
    name = speaker.getName();
  }

  /** Says what is good to know. */
  public void info(String text) {
    if (Slf4jVoice.isThere()) {
      Slf4jVoice.info(name, text);
    } else {
      System.getLogger(name).log(System.Logger.Level.INFO, text);
    }
  }

  /** Says what somebody should mend, and why it is so. */
  public void warn(String text, Throwable cause) {
    if (Slf4jVoice.isThere()) {
      Slf4jVoice.warn(name, text, cause);
    } else {
      System.getLogger(name).log(System.Logger.Level.WARNING, text, cause);
    }
  }

  /** Says what somebody should mend. */
  public void warn(String text) {
    if (Slf4jVoice.isThere()) {
      Slf4jVoice.warn(name, text);
    } else {
      System.getLogger(name).log(System.Logger.Level.WARNING, text);
    }
  }
}
