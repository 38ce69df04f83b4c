/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import org.jspecify.annotations.Nullable;

/** The thread's context of the logging library: SLF4J's, else Log4j2's. */
interface Mdc {
  void put(String key, String value);

  void remove(String key);

  static @Nullable Mdc find() {
    if (isPresent("org.slf4j.MDC")) {
      return new Slf4jMdc();
    }
    return isPresent("org.apache.logging.log4j.ThreadContext") ? new Log4jMdc() : null;
  }

  private static boolean isPresent(String name) {
    try {
      Class.forName(name, false, Mdc.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
