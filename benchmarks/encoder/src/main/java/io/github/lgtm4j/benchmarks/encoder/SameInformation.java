/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.event.KeyValuePair;

/** Refuses a line that says less than the event: such a peer must not be timed. */
final class SameInformation {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String line;
  private final Set<String> values = new HashSet<>();

  private SameInformation(String line) {
    this.line = line;
  }

  static void check(Peer peer, ILoggingEvent event, byte[] bytes) throws Exception {
    String line = new String(bytes, StandardCharsets.UTF_8);
    SameInformation check = new SameInformation(line);
    if (peer == Peer.LOGBACK_TEXT) {
      check.values.add(line);
    } else {
      check.collect(STRICT.readTree(line));
    }
    check.check(event);
  }

  /** Every value of the line as text, and numbers and Booleans also as what they are. */
  private void collect(JsonNode node) {
    if (node.isContainerNode()) {
      node.forEach(this::collect);
    } else {
      values.add(node.asText());
    }
  }

  private void check(ILoggingEvent event) {
    says(event.getFormattedMessage());
    says(event.getLoggerName());
    says(event.getThreadName());
    saysLevel(event.getLevel().toString());
    for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
      says(entry.getValue());
      names(entry.getKey());
    }
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        says(String.valueOf(pair.value));
        names(pair.key);
      }
    }
    for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
      says(at.getClassName());
      says(at.getMessage());
      int own = at.getStackTraceElementProxyArray().length - at.getCommonFrames();
      for (int i = 0; i < own; i++) {
        String method =
            at.getStackTraceElementProxyArray()[i].getStackTraceElement().getMethodName();
        says(method);
      }
    }
  }

  private void says(String value) {
    for (String present : values) {
      if (present.contains(value)) {
        return;
      }
    }
    throw new IllegalStateException("n/a: the line does not say " + value + ": " + line);
  }

  private void saysLevel(String level) {
    if (values.stream().noneMatch(value -> value.toUpperCase(Locale.ROOT).contains(level))) {
      throw new IllegalStateException("n/a: the line does not say the level: " + line);
    }
  }

  private void names(String key) {
    if (!line.contains(key)) {
      throw new IllegalStateException("n/a: the line does not name " + key + ": " + line);
    }
  }
}
