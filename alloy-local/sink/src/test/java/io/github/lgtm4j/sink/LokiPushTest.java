/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LokiPushTest {
  private static LocalSink sink;
  private final Sender sender = new Sender(sink);

  @BeforeAll
  static void start() {
    sink = LocalSink.start();
  }

  @AfterAll
  static void stop() {
    sink.close();
  }

  @Test
  void lines_pushedAsJson_areFoundByTraceAndLabel() throws Exception {
    String id = "0af7651916cd43dd8448eb211c80319c";
    long now = System.currentTimeMillis();
    HttpResponse<String> response =
        sender.json(
            "/loki/api/v1/push",
            """
            {"streams": [{"stream": {"application": "shop"}, "values": [
              ["NOW000001", "{\\"level\\":\\"info\\",\\"message\\":\\"hi\\",\\"trace_id\\":\\"ID\\"}"],
              ["NOW000002", "plain", {"trace_id": "ID"}],
              ["NOW000003", "another"]]}]}
            """
                .replace("ID", id)
                .replace("NOW", Long.toString(now)));

    assertThat(response.statusCode()).isEqualTo(204);
    List<LogLine> lines = sink.telemetry().logsOfTrace(id);
    assertThat(lines).extracting(LogLine::message).containsExactly("hi", "plain");
    assertThat(lines.get(0).level()).isEqualTo("info");
    assertThat(sink.telemetry().logs(LogQuery.all().label("application", "shop"))).hasSize(3);
  }

  @Test
  void lines_pushedAsProtobuf_keepTimeLabelsAndMetadata() throws Exception {
    long now = System.currentTimeMillis();
    byte[] request =
        PushRequests.of(
            "{application=\"till\", note=\"a \\\"b\\\"\"}", now, "hello", Map.of("user", "7"));

    HttpResponse<String> response = sender.snappy("/loki/api/v1/push", request);

    assertThat(response.statusCode()).isEqualTo(204);
    LogLine line = sink.telemetry().logs(LogQuery.all().label("application", "till")).get(0);
    assertThat(line.line()).isEqualTo("hello");
    assertThat(line.labels()).containsEntry("note", "a \"b\"");
    assertThat(line.metadata()).containsEntry("user", "7");
    assertThat(line.time()).isEqualTo(now * 1_000_000);
  }
}
