/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** SLF4J, where it is there and leads somewhere. */
final class Slf4jVoice {
  private Slf4jVoice() {}

  static boolean isThere() {
    try {
      return !(LoggerFactory.getILoggerFactory() instanceof NOPLoggerFactory);
    } catch (LinkageError e) {
      return false;
    }
  }

  static void info(String name, String text) {
    LoggerFactory.getLogger(name).info(text);
  }

  static void warn(String name, String text) {
    LoggerFactory.getLogger(name).warn(text);
  }

  static void warn(String name, String text, Throwable cause) {
    LoggerFactory.getLogger(name).warn(text, cause);
  }
}
