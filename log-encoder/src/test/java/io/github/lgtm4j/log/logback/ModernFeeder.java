/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** What needs SLF4J 2. */
final class ModernFeeder {
  private ModernFeeder() {}

  static void keyValues(LoggingEvent event, List<Map.Entry<String, Object>> pairs) {
    for (Map.Entry<String, Object> pair : pairs) {
      event.addKeyValuePair(new KeyValuePair(pair.getKey(), pair.getValue()));
    }
  }
}
