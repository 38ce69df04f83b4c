/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** What is logged: each kind a number of events that differ as those of an application do. */
public enum Scenario {
  /** A message of 60 characters. */
  PLAIN(64),
  /** Three arguments in the message and an MDC of five. */
  ARGS_MDC(64),
  /** Thirty frames and two causes. */
  EXCEPTION(64),
  /** Five key-value pairs. */
  KEY_VALUES(64),
  /** A message in several scripts. */
  NON_ASCII(64),
  /** As many loggers and threads as defeat a cache of names. */
  MANY_NAMES(4096);

  private static final long START = 1_793_534_400_000L;

  private final int count;

  Scenario(int count) {
    this.count = count;
  }

  LoggingEvent[] events() {
    LoggingEvent[] events = new LoggingEvent[count];
    for (int i = 0; i < count; i++) {
      events[i] = event(i);
    }
    return events;
  }

  private LoggingEvent event(int number) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.ofEpochMilli(START + number).plusNanos(number * 1001L));
    event.setLevel(number % 8 == 0 ? Level.WARN : Level.INFO);
    boolean many = this == MANY_NAMES;
    event.setLoggerName(
        many
            ? "com.example.generated.package" + number + ".Handler" + number
            : ("com.example.shop.orders.OrderService" + number % 16)
                .intern()); // as a logger has it
    event.setThreadName(
        many ? "virtual-" + number * 6151L : ("http-nio-8080-exec-" + number % 8).intern());
    event.setMDCPropertyMap(this == ARGS_MDC ? mdc(number) : Collections.emptyMap());
    event.setMessage(message(number));
    fill(event, number);
    event.getFormattedMessage();
    return event;
  }

  private String message(int number) {
    return switch (this) {
      case ARGS_MDC -> "Request {} of customer {} took {} ms";
      case EXCEPTION -> "The request failed";
      case NON_ASCII ->
          "Bestellung " + number + " für Łukasz Żółć, 注文 が 完了 しました, Ελλάδα €12 \ud83d\ude00";
      default ->
          String.format(
              "%-51s number%3d", "Request processed for the customer, in order", number % 64);
    };
  }

  private void fill(LoggingEvent event, int number) {
    switch (this) {
      case ARGS_MDC -> {
        event.setArgumentArray(new Object[] {"req-" + number, "c" + number * 31, number});
      }
      case EXCEPTION -> {
        event.setThrowableProxy(new ThrowableProxy(Exceptions.deep(number)));
      }
      case KEY_VALUES -> {
        event.addKeyValuePair(new KeyValuePair("duration_ms", 40 + number));
        event.addKeyValuePair(new KeyValuePair("order_id", "o-" + number * 7919));
        event.addKeyValuePair(new KeyValuePair("total_cents", 100_000L + number));
        event.addKeyValuePair(new KeyValuePair("express", number % 2 == 0));
        event.addKeyValuePair(new KeyValuePair("weight_kg", number / 4.0));
      }
      default -> {}
    }
  }

  private static Map<String, String> mdc(int number) {
    Map<String, String> mdc = new LinkedHashMap<>();
    mdc.put("user_id", "u-" + number * 17);
    mdc.put("session", "s-" + Integer.toHexString(number * 0x9E3779B9));
    mdc.put("request_id", "r-" + number * 104_729);
    mdc.put("region", number % 2 == 0 ? "eu-west" : "us-east");
    mdc.put("version", "1.4." + number % 4);
    return mdc;
  }
}
