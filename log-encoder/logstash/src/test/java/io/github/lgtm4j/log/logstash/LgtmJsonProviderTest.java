/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logstash;

import static net.logstash.logback.argument.StructuredArguments.entries;
import static net.logstash.logback.argument.StructuredArguments.fields;
import static net.logstash.logback.argument.StructuredArguments.kv;
import static net.logstash.logback.argument.StructuredArguments.raw;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.logstash.logback.argument.StructuredArgument;
import net.logstash.logback.encoder.LoggingEventCompositeJsonEncoder;
import net.logstash.logback.marker.Markers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.event.KeyValuePair;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class LgtmJsonProviderTest {
  private final LoggerContext context = new LoggerContext();
  private final Encoder<ILoggingEvent> direct = direct();
  private final Encoder<ILoggingEvent> provided = provided();

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "quotes \" \\ \n\t\0", "Łódź 你好 \ud83d\ude00", "lone \ud800", ""})
  void event_throughTheProvider_givesTheEncodersBytes(String message) {
    LoggingEvent event = event(message);
    event.addKeyValuePair(new KeyValuePair("duration_ms", 45));
    event.addMarker(MarkerFactory.getDetachedMarker("BILLING"));
    event.setThrowableProxy(
        new ch.qos.logback.classic.spi.ThrowableProxy(new IllegalStateException("broken")));

    assertThat(text(provided, event)).isEqualTo(text(direct, event));
  }

  @Test
  void structuredArguments_becomeFieldsWithTheirTypes() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", 1);
    map.put("b", List.of("x", "y"));

    String line =
        text(
            direct,
            event(
                "{} {} {} {} {}",
                kv("duration_ms", 45),
                entries(map),
                fields(new Order(7, "open")),
                raw("raw", "{\"k\":[true,null]}"),
                "not structured"));

    assertThat(line)
        .contains(
            ",\"duration_ms\":45,\"a\":1,\"b\":[\"x\",\"y\"],\"id\":7,\"state\":\"open\","
                + "\"raw\":{\"k\":[true,null]}}\n");
  }

  @Test
  void logstashMarkers_becomeFields_andTheirNameIsNoMarker() {
    LoggingEvent event = event("hello");
    Marker marker = Markers.append("order", 7).and(Markers.append("user", "u1"));
    event.addMarker(marker);
    event.addMarker(MarkerFactory.getDetachedMarker("BILLING"));

    assertThat(text(direct, event))
        .contains("\"markers\":[\"BILLING\"],\"order\":7,\"user\":\"u1\"}\n");
  }

  @Test
  void argumentAndContextOfOneKey_keepBothWithTheContextRenamed() {
    LoggingEvent event = event("{}", Map.of("user", "mdc"), kv("user", "argument"));

    assertThat(text(direct, event)).contains("\"user\":\"argument\",\"mdc.user\":\"mdc\"");
  }

  @Test
  void secretInAnArgument_isHidden() {
    assertThat(text(direct, event("login", kv("password", "p")))).contains("\"password\":\"***\"");
  }

  @Test
  void brokenArgument_costsItsOwnFieldOnly() {
    StructuredArgument broken =
        new StructuredArgument() {
          @Override
          public void writeTo(JsonGenerator generator) {
            throw new UnsupportedOperationException("broken");
          }

          @Override
          public String toString() {
            throw new UnsupportedOperationException("broken");
          }
        };

    String line = text(direct, event("hello", broken, kv("good", 1)));

    new JsonMapper().readTree(line);
    assertThat(line)
        .contains("[failed: java.lang.UnsupportedOperationException]")
        .contains("\"good\":1");
  }

  @Test
  void invalidRawJson_doesNotBreakTheLine() {
    String line = text(direct, event("hello", raw("raw", "{\"broken\":\n"), kv("good", 1)));

    new JsonMapper().readTree(line);
    assertThat(line).containsOnlyOnce("\n").contains("\"good\":1");
  }

  private static LoggingEvent event(String message, Object... arguments) {
    return event(message, Map.of("trace_id", "0af7651916cd43dd8448eb211c80319c"), arguments);
  }

  private static LoggingEvent event(String message, Map<String, String> mdc, Object... arguments) {
    Logger logger = new LoggerContext().getLogger("com.example.Orders");
    LoggingEvent event =
        new LoggingEvent(
            LgtmJsonProviderTest.class.getName(), logger, Level.INFO, message, null, arguments);
    event.setMDCPropertyMap(mdc);
    event.setInstant(Instant.parse("2026-11-01T12:00:00.123456789Z"));
    return event;
  }

  private static String text(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  private Encoder<ILoggingEvent> direct() {
    LgtmEncoder encoder = new LgtmEncoder();
    encoder.setContext(context);
    encoder.setApplication("shop");
    encoder.start();
    return encoder;
  }

  private Encoder<ILoggingEvent> provided() {
    LgtmJsonProvider provider = new LgtmJsonProvider();
    provider.setContext(context);
    provider.setApplication("shop");
    LoggingEventCompositeJsonEncoder encoder = new LoggingEventCompositeJsonEncoder();
    encoder.setContext(context);
    encoder.getProviders().addProvider(provider);
    encoder.setLineSeparator("UNIX");
    encoder.start();
    return encoder;
  }

  /** A value of the application's. */
  public record Order(int id, String state) {}
}
