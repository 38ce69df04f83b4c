/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.api.ApiHandler.Question;
import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Inflation;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.internal.net.Response;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.transfer.Importer;
import io.github.lgtm4j.sink.internal.transfer.Replay;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What can be done with everything that is held: taken away, brought back, sent on, forgotten.
 *
 * @param store holds it
 * @param importer takes what is brought
 * @param forget forgets everything
 * @param threads run what goes on for long
 */
public record Transfers(Store store, Importer importer, Runnable forget, Executor threads) {
  private static final int MAX_IMPORT = 256 << 20;

  Map<String, Question> questions() {
    return Map.of(
        "GET /api/local/export", this::export,
        "POST /api/local/import", this::importLines,
        "POST /api/local/replay", this::replay,
        "POST /api/local/clear", this::clear);
  }

  private Response export(Request request) {
    return Response.stream("application/x-ndjson", new ExportStream(store, threads));
  }

  private Response importLines(Request request) {
    String tenant = request.parameter("tenant");
    String text = new String(Inflation.body(request, MAX_IMPORT), StandardCharsets.UTF_8);
    int[] lines = {0};
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              importer.line(line, tenant == null ? "anonymous" : tenant);
              lines[0]++;
            });
    return Json.respond(Map.of("lines", lines[0]));
  }

  private Response replay(Request request) {
    try {
      return Json.respond(
          Map.of("requests", Replay.to(store, URI.create(Api.required(request, "to")))));
    } catch (IOException e) {
      throw new FailedRequest(502, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new FailedRequest(400, "to must be an address such as http://localhost:4318");
    }
  }

  private Response clear(Request request) {
    forget.run();
    return Response.empty(204);
  }
}
