/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is written again of the line before is what would have been written anew. */
class ContextTest {
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN_ID = "b7ad6b7169203331";

  private final LogFormat format = LogFormat.builder().application("shop").build();

  @Test
  void contexts_oneAfterTheOther_areWrittenAsByALineOfTheirOwn() {
    Random random = new Random(7);
    String[] texts = {"a", "b", "ą\n\"", "x".repeat(300), ""};
    String[] keys = {"user", "order", "message", "password", "Zone", "key_1", "key_2"};
    List<Object> values = new ArrayList<>(List.of(texts));
    values.add(7);
    values.add(List.of("list"));
    Map<String, Object> context = new LinkedHashMap<>();
    for (int i = 0; i < 5000; i++) {
      if (random.nextInt(3) == 0) {
        context.put(keys[random.nextInt(keys.length)], values.get(random.nextInt(values.size())));
      }
      if (random.nextInt(9) == 0) {
        context.remove(keys[random.nextInt(keys.length)]);
      }
      boolean field = random.nextInt(4) == 0;
      LogFormat fresh = LogFormat.builder().application("shop").build();
      assertThat(line(format, context, field, null)).isEqualTo(line(fresh, context, field, null));
    }
  }

  @Test
  void spans_oneAfterTheOther_haveTheirOwnIds() {
    String other = TRACE_ID.replace('0', '1');
    Map<String, Object> context = Map.of("user", "u1");

    String first = line(format, context, false, TRACE_ID);
    assertThat(first).contains("\"trace_id\":\"" + TRACE_ID + "\",\"span_id\":\"" + SPAN_ID + "\"");
    assertThat(line(format, context, false, TRACE_ID)).isEqualTo(first);
    assertThat(line(format, context, false, other)).contains("\"trace_id\":\"" + other + "\"");
    assertThat(line(format, context, false, null)).doesNotContain("trace_id");
    assertThat(line(format, context, false, TRACE_ID)).isEqualTo(first);
  }

  @Test
  void entryThatHadNoRoom_isThereAgainWhenThereIsRoom() {
    LogFormat small = LogFormat.builder().application("shop").maxLineBytes(16384).build();
    Map<String, Object> context = new LinkedHashMap<>();
    for (int i = 0; i < 80; i++) {
      context.put("key_" + i, "v".repeat(250));
    }
    String cut = line(small, context, false, null);
    assertThat(cut).contains("\"truncated\":[");
    assertThat(line(small, context, false, null)).isEqualTo(cut);
    context.keySet().removeIf(key -> key.length() > 5);
    assertThat(line(small, context, false, null)).contains("key_9").doesNotContain("truncated");
  }

  private static String line(
      LogFormat format, Map<String, Object> context, boolean field, String traceId) {
    try (LogLine line = format.open()) {
      if (traceId != null) {
        line.context("trace_id", traceId);
        line.context("span_id", SPAN_ID);
      }
      context.forEach(line::context);
      line.head(0, 0, LogLevel.INFO, "message", "logger", "thread");
      if (field) {
        line.field(FieldSource.KEY_VALUE, "user", "field");
      }
      line.end(null);
      return line.toText();
    }
  }
}
