/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import io.github.lgtm4j.cli.connection.Query;
import io.github.lgtm4j.cli.connection.SinkClient;
import io.github.lgtm4j.cli.failure.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application's {@code /metrics}: when it is there, the sink is asked to read it, with the
 * identity that it shows as labels, as Alloy would add them.
 */
final class MetricsPage implements AutoCloseable {
  private static final Pattern TARGET_INFO = Pattern.compile("(?m)^target_info\\{(.*)} 1");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final URI page;
  private final SinkClient sink;
  private final Thread watcher = new Thread(this::watch, "metrics page");
  private volatile boolean added;

  MetricsPage(int port, SinkClient sink) {
    this.page = URI.create("http://localhost:" + port + "/metrics");
    this.sink = sink;
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    try {
      Optional<String> text = read();
      while (text.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(300);
        text = read();
      }
      var unused = sink.post("targets", target(text.get()), new byte[0]);
      added = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (CommandFailure e) {
      // The sink has gone: the lines that cannot be sent say it.
    }
  }

  private Query target(String text) {
    Query query = Query.of("uri", page.toString());
    Matcher info = TARGET_INFO.matcher(text);
    if (info.find()) {
      Matcher label = LABEL.matcher(info.group(1));
      while (label.find()) {
        query =
            switch (label.group(1)) {
              case "tenant" -> query.and("tenant", label.group(2));
              case "application", "environment", "cluster" ->
                  query.and("label", label.group(1) + "=" + label.group(2));
              default -> query;
            };
      }
    }
    return query;
  }

  /** The page with its target_info, or nothing as long as it is not there. */
  private Optional<String> read() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
      String text = client.send(request, BodyHandlers.ofString()).body();
      return Optional.of(text).filter(it -> TARGET_INFO.matcher(it).find());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    watcher.interrupt();
    if (added) {
      try {
        var unused = sink.post("targets/remove", Query.of("uri", page.toString()), new byte[0]);
      } catch (CommandFailure e) {
        // The sink has gone.
      }
    }
  }
}
