/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import io.github.lgtm4j.log.corpus.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Events that nobody thought of: each line is read by Jackson and compared field by field. */
class RandomEventsTest {
  private static final int EVENTS = 100_000;
  private static final long SEED = 20_261_101;

  private final LogbackFeeder feeder = new LogbackFeeder();
  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void randomEvents_readByJackson_sayWhatWasLogged() throws Exception {
    for (int i = 0; i < EVENTS; i++) {
      Event event = event(i);
      JsonNode json = Json.line(feeder.apply(event.map()));
      check(event, json);
    }
  }

  private Event event(int number) {
    Event event =
        Event.event("random " + number)
            .message(text(random.nextInt(100) == 0 ? 5000 : 80))
            .with("logger", text(40))
            .with("thread", text(20))
            .with("second", random.nextLong(-100_000_000_000L, 250_000_000_000L))
            .with("nanos", random.nextInt(1_000_000_000));
    for (int i = random.nextInt(4); i > 0; i--) {
      event.mdc(key(), text(30));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      event.field(key(), value());
    }
    if (random.nextInt(10) == 0) {
      event.thrown(new IllegalStateException(text(60), new RuntimeException(text(10))));
    }
    return event;
  }

  private String key() {
    return random.nextInt(3) == 0 ? text(12) : "key" + random.nextInt(6);
  }

  private Object value() {
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextLong();
      case 2 -> Double.longBitsToDouble(random.nextLong());
      case 3 -> random.nextInt(100_000) / 100.0;
      case 4 -> random.nextBoolean();
      case 5 -> Float.intBitsToFloat(random.nextInt());
      case 6 -> random.nextInt(1000) / 8.0;
      default -> text(40);
    };
  }

  /** Text of every kind of character, lone surrogates among them. */
  private String text(int most) {
    int length = random.nextInt(most);
    StringBuilder text = new StringBuilder();
    int kind = random.nextInt(7);
    while (text.length() < length) {
      switch (kind == 6 ? random.nextInt(6) : kind) {
        case 0 -> text.append((char) random.nextInt(0x20, 0x7f));
        case 1 -> text.append((char) random.nextInt(0x80));
        case 2 -> text.append((char) random.nextInt(0x100));
        case 3 -> text.append((char) random.nextInt(0x10000));
        case 4 -> text.append((char) random.nextInt(0xd800, 0xe000));
        default -> text.appendCodePoint(random.nextInt(0x110000));
      }
    }
    return text.toString();
  }

  private void check(Event event, JsonNode json) throws Exception {
    LoggingEvent logged = LogbackFeeder.logbackEvent(event.map());
    assertThat(json.get("message").asText()).isEqualTo(readable(logged.getMessage()));
    assertThat(json.get("logger").asText()).isEqualTo(readable(logged.getLoggerName()));
    assertThat(json.get("thread").asText()).isEqualTo(readable(logged.getThreadName()));
    assertThat(json.get("level").asText()).isEqualTo("info");
    if (logged.getInstant().getEpochSecond() >= -62_167_219_200L) {
      assertThat(java.time.Instant.parse(json.get("timestamp").asText()))
          .isEqualTo(logged.getInstant());
    }
    fields(event, json);
    Throwable throwable = (Throwable) event.get("throwable");
    if (throwable != null) {
      assertThat(json.get("exception").get("message").asText())
          .isEqualTo(readable(throwable.getMessage()));
      assertThat(json.get("exception").get("stack_trace").asText())
          .startsWith(readable(throwable.toString()) + "\n\tat ")
          .contains("\nCaused by: " + readable(throwable.getCause().toString()));
    }
  }

  @SuppressWarnings("unchecked")
  private void fields(Event event, JsonNode json) {
    Map<String, List<Object>> expected = new HashMap<>();
    for (var pair : (List<Map.Entry<String, Object>>) event.get("keyValues")) {
      expected
          .computeIfAbsent(readable(pair.getKey()), k -> new ArrayList<>())
          .add(pair.getValue());
    }
    Map<String, String> mdc = (Map<String, String>) event.get("mdc");
    mdc.forEach((k, v) -> expected.computeIfAbsent(readable(k), x -> new ArrayList<>()).add(v));
    int count = 0;
    for (var entry : expected.entrySet()) {
      count += entry.getValue().size();
      assertValue(json.get(entry.getKey()), entry.getValue().get(0));
    }
    int core = 8 + (json.has("exception") ? 1 : 0);
    assertThat(json.size()).isEqualTo(core + count); // a loser is renamed, never lost
  }

  private void assertValue(JsonNode json, Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        assertThat(json.asText()).isEqualTo(value.toString());
      } else {
        assertThat(json.decimalValue()).isEqualByComparingTo(new BigDecimal(value.toString()));
      }
    } else if (value instanceof Number number) {
      assertThat(json.isIntegralNumber()).isTrue();
      assertThat(json.asLong()).isEqualTo(number.longValue());
    } else if (value instanceof Boolean) {
      assertThat(json.isBoolean()).isTrue();
      assertThat(json.asBoolean()).isEqualTo(value);
    } else {
      assertThat(json.asText()).isEqualTo(readable((String) value));
    }
  }

  /** What is left of text on its way through UTF-8. */
  private static String readable(String text) {
    StringBuilder readable = new StringBuilder();
    text.codePoints()
        .map(c -> c >= 0xd800 && c <= 0xdfff ? 0xfffd : c)
        .forEach(readable::appendCodePoint);
    return readable.toString();
  }
}
