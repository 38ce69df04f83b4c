/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import net.logstash.logback.argument.StructuredArguments;
import net.logstash.logback.marker.Markers;

/** SLF4J with the arguments and markers of logstash-logback-encoder. */
final class Logstash extends Slf4j {
  @Override
  public void events() {
    logger.info("Paid {}", StructuredArguments.kv("amount", 12));
    logger.info(Markers.append("order", 7), "Stored");
  }
}
