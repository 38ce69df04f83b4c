/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import org.slf4j.MDC;

/** Also that of Log4j2, when SLF4J uses Log4j2. */
final class Slf4jMdc implements Mdc {
  @Override
  public void put(String key, String value) {
    MDC.put(key, value);
  }

  @Override
  public void remove(String key) {
    MDC.remove(key);
  }
}
