/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReadableLineTest {
  @Test
  void line_withFieldsAndTrace_isOneReadableLine() throws Exception {
    assertThat(
            readable(
                """
                {"timestamp":"2026-11-21T20:15:19.733315523Z","level":"info","message":"Order 1 is placed",
                "logger":"com.example.shop.orders.OrderService","thread":"main",
                "trace_id":"55a2cc6581cf5ecdca93ebf3999ad513","span_id":"5388dd92c39221a7","trace_flags":"03",
                "application":"shop","environment":"dev","tenant":"dev","duration_ms":45,"user":"ada"}"""))
        .isEqualTo(
            "20:15:19.733 INFO  c.e.s.orders.OrderService  Order 1 is placed  duration_ms=45"
                + "  user=ada  trace 55a2cc65");
  }

  @Test
  void line_withAnException_hasItsStackBelow() throws Exception {
    assertThat(
            readable(
                    """
                {"timestamp":"2026-11-21T20:15:19.1Z","level":"error","message":"failed","logger":"shop",
                "exception":{"type":"java.io.IOException","message":"gone",
                "stack_trace":"java.io.IOException: gone\\n\\tat shop.Shop.main(Shop.java:3)\\n"}}""")
                .lines())
        .containsExactly(
            "20:15:19.100 ERROR shop                       failed",
            "    java.io.IOException: gone",
            "    \tat shop.Shop.main(Shop.java:3)");
  }

  private static String readable(String line) throws Exception {
    return new ReadableLine(Palette.NONE, ZoneOffset.UTC).of(new ObjectMapper().readTree(line));
  }
}
