/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LokiPushTest {
  private static LocalSink sink;
  private final HttpClient client = HttpClient.newHttpClient();

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
    HttpResponse<String> response =
        push(
            """
            {"streams": [{"stream": {"application": "shop"}, "values": [
              ["1000000000000000001", "{\\"level\\":\\"info\\",\\"message\\":\\"hi\\",\\"trace_id\\":\\"ID\\"}"],
              ["1000000000000000002", "plain", {"trace_id": "ID"}],
              ["1000000000000000003", "another"]]}]}
            """
                .replace("ID", id));

    assertThat(response.statusCode()).isEqualTo(204);
    List<LogLine> lines = sink.telemetry().logsOfTrace(id);
    assertThat(lines).extracting(LogLine::message).containsExactly("hi", "plain");
    assertThat(lines.get(0).level()).isEqualTo("info");
    assertThat(sink.telemetry().logs(LogQuery.all().label("application", "shop"))).hasSize(3);
  }

  private HttpResponse<String> push(String json) throws Exception {
    URI uri = sink.http().resolve("/loki/api/v1/push");
    return client.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build(),
        BodyHandlers.ofString());
  }
}
