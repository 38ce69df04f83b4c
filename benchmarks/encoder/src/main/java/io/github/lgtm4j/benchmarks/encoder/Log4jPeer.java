/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import io.github.lgtm4j.log.log4j2.LgtmLayout;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout;
import org.apache.logging.log4j.layout.template.json.JsonTemplateLayout.EventTemplateAdditionalField;
import org.apache.logging.log4j.message.MapMessage;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** The layouts for Log4j2 that are compared. */
enum Log4jPeer {
  LGTM4J,
  /** JsonTemplateLayout with its default template, which is ECS. */
  JTL,
  /** Text, with the usual pattern and the scenario's extra information. */
  LOG4J_TEXT;

  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} [%t] %-5level %logger - ";

  boolean isText() {
    return this == LOG4J_TEXT;
  }

  Layout<?> layout(Scenario scenario) {
    return switch (this) {
      case LGTM4J ->
          LgtmLayout.newBuilder()
              .setApplication("shop")
              .setEnvironment("prod")
              .setTenant("team-a")
              .build();
      case JTL -> template(scenario);
      case LOG4J_TEXT -> text(scenario);
    };
  }

  /** The template has no place for a map message's fields, so they are given one. */
  private static JsonTemplateLayout template(Scenario scenario) {
    JsonTemplateLayout.Builder builder =
        JsonTemplateLayout.newBuilder()
            .setConfiguration(new DefaultConfiguration())
            .setCharset(StandardCharsets.UTF_8);
    if (scenario == Scenario.KEY_VALUES) {
      builder.setEventTemplateAdditionalFields(
          new EventTemplateAdditionalField[] {
            field("message", "{\"$resolver\":\"map\",\"key\":\"message\"}"),
            field("fields", "{\"$resolver\":\"map\",\"flatten\":{\"prefix\":\"fields.\"}}")
          });
    }
    return builder.build();
  }

  private static EventTemplateAdditionalField field(String key, String value) {
    return EventTemplateAdditionalField.newBuilder()
        .setKey(key)
        .setFormat(EventTemplateAdditionalField.Format.JSON)
        .setValue(value)
        .build();
  }

  private static PatternLayout text(Scenario scenario) {
    return PatternLayout.newBuilder()
        .withConfiguration(new DefaultConfiguration())
        .withCharset(StandardCharsets.UTF_8)
        .withPattern(
            switch (scenario) {
              case ARGS_MDC -> PATTERN + "%X %msg%n";
              default -> PATTERN + "%msg%n";
            })
        .build();
  }

  /** The scenario's events, as Log4j2 has them. */
  static LogEvent[] events(Scenario scenario) {
    LoggingEvent[] logback = scenario.events();
    LogEvent[] events = new LogEvent[logback.length];
    for (int i = 0; i < events.length; i++) {
      events[i] = event(logback[i]);
    }
    return events;
  }

  private static LogEvent event(LoggingEvent event) {
    MutableInstant instant = new MutableInstant();
    instant.initFromEpochSecond(event.getInstant().getEpochSecond(), event.getInstant().getNano());
    SortedArrayStringMap context = new SortedArrayStringMap();
    event.getMDCPropertyMap().forEach(context::putValue);
    context.freeze();
    return Log4jLogEvent.newBuilder()
        .setInstant(instant)
        .setLevel(Level.valueOf(event.getLevel().toString()))
        .setLoggerName(event.getLoggerName())
        .setThreadName(event.getThreadName())
        .setContextData(context)
        .setMessage(message(event))
        .setThrown(thrown(event))
        .build();
  }

  private static @Nullable Throwable thrown(LoggingEvent event) {
    return event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
  }

  private static Message message(LoggingEvent event) {
    if (event.getKeyValuePairs() == null) {
      return new SimpleMessage(event.getFormattedMessage());
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("message", event.getFormattedMessage());
    for (KeyValuePair pair : event.getKeyValuePairs()) {
      fields.put(pair.key, pair.value);
    }
    return new Fields(fields);
  }

  /** A map message with values of any type. */
  private static final class Fields extends MapMessage<Fields, Object> {
    private static final long serialVersionUID = 1;

    Fields(Map<String, Object> fields) {
      super(fields);
    }
  }
}
