/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.encoder;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import co.elastic.logging.logback.EcsEncoder;
import com.github.loki4j.logback.JsonLayout;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.nio.charset.StandardCharsets;
import net.logstash.logback.encoder.LogstashEncoder;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** The encoders for Logback that are compared, each with its defaults. */
public enum Peer {
  LGTM4J,
  /** logstash-logback-encoder. */
  LLE,
  LOGBACK_JSON,
  ECS,
  BOOT_LOGSTASH,
  LOKI4J,
  /** Text, with the usual pattern and the scenario's extra information. */
  LOGBACK_TEXT;

  private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} [%thread] %-5level %logger - ";

  boolean isText() {
    return this == LOGBACK_TEXT;
  }

  Encoder<ILoggingEvent> encoder(Scenario scenario, LoggerContext context) {
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    Encoder<ILoggingEvent> encoder = create(scenario, context);
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }

  private Encoder<ILoggingEvent> create(Scenario scenario, Context context) {
    return switch (this) {
      case LGTM4J -> lgtm4j();
      case LLE -> new LogstashEncoder();
      case LOGBACK_JSON -> logbackJson();
      case ECS -> new EcsEncoder();
      case BOOT_LOGSTASH -> boot();
      case LOKI4J -> layout(new JsonLayout(), context);
      case LOGBACK_TEXT -> text(scenario);
    };
  }

  private static LgtmEncoder lgtm4j() {
    LgtmEncoder encoder = new LgtmEncoder();
    encoder.setApplication("shop");
    encoder.setEnvironment("prod");
    encoder.setTenant("team-a");
    return encoder;
  }

  /**
   * Without this setting it writes the message's pattern and the arguments, but not the message.
   */
  private static JsonEncoder logbackJson() {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setWithFormattedMessage(true);
    return encoder;
  }

  private static Encoder<ILoggingEvent> boot() {
    StructuredLogEncoder encoder = new StructuredLogEncoder();
    encoder.setFormat("logstash");
    encoder.setCharset(StandardCharsets.UTF_8);
    return encoder;
  }

  private static Encoder<ILoggingEvent> layout(Layout<ILoggingEvent> layout, Context context) {
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    return encoder;
  }

  private static Encoder<ILoggingEvent> text(Scenario scenario) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(
        switch (scenario) {
          case ARGS_MDC -> PATTERN + "%mdc %msg%n";
          case KEY_VALUES -> PATTERN + "%kvp %msg%n";
          default -> PATTERN + "%msg%n";
        });
    return encoder;
  }
}
