/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.child;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Carries an application's lines to Loki's push endpoint, as Alloy does in a cluster: the time and
 * the level come from the line, the labels from the identity in it. It never makes the application
 * wait: what it cannot carry is counted.
 */
public final class LogSender implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IDENTITY = List.of("application", "environment", "tenant");
  private static final int MAX_WAITING = 20_000;
  private static final int MAX_BATCH = 500;
  private static final long SECONDS_TO_END = 5;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final URI push;
  private final Map<String, String> labels;
  private final Thread sender = new Thread(this::sendAll, "lines to the sink");
  private volatile String problem = "";
  private volatile boolean closed;

  private record Line(JsonNode parsed, String text, Instant read) {}

  /** The labels hold for lines that say nothing of themselves. */
  public LogSender(URI sink, Map<String, String> labels) {
    this.push = sink.resolve("/loki/api/v1/push");
    this.labels = Map.copyOf(labels);
    sender.setDaemon(true);
    sender.start();
  }

  /** A line of an application; one that is not JSON has the labels alone. */
  public void accept(String line) {
    JsonNode parsed = parse(line);
    if (!waiting.offer(new Line(parsed, line, Instant.now()))) {
      lost.incrementAndGet();
    }
  }

  /** How many lines did not reach the sink. */
  public long lost() {
    return lost.get();
  }

  /** Why the last ones did not; empty while all do. */
  public String problem() {
    return problem;
  }

  /** A line as JSON; a missing node when it is none. */
  public static JsonNode parse(String line) {
    if (line.startsWith("{")) {
      try {
        return JSON.readTree(line);
      } catch (IOException e) {
        // A line that only begins like one.
      }
    }
    return JSON.missingNode();
  }

  private void sendAll() {
    try {
      while (!closed || !waiting.isEmpty()) {
        Line first = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Line> batch = new ArrayList<>(List.of(first));
          waiting.drainTo(batch, MAX_BATCH - 1);
          send(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(List<Line> batch) throws InterruptedException {
    Map<String, List<Line>> byTenant = new TreeMap<>();
    for (Line line : batch) {
      byTenant
          .computeIfAbsent(label(line, "tenant", "anonymous"), t -> new ArrayList<>())
          .add(line);
    }
    for (Map.Entry<String, List<Line>> tenant : byTenant.entrySet()) {
      send(tenant.getKey(), tenant.getValue());
    }
  }

  private void send(String tenant, List<Line> lines) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(push)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("X-Scope-OrgID", tenant)
            .POST(HttpRequest.BodyPublishers.ofString(body(lines)))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        failed(lines.size(), "it answered " + answer.statusCode() + " " + answer.body().strip());
      }
    } catch (IOException e) {
      failed(lines.size(), "it does not answer at " + push + " (" + e + ")");
    }
  }

  private void failed(int lines, String why) {
    lost.addAndGet(lines);
    problem = why;
  }

  private String body(List<Line> lines) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode streams = body.putArray("streams");
    Map<Map<String, String>, ArrayNode> values = new LinkedHashMap<>();
    for (Line line : lines) {
      values
          .computeIfAbsent(labels(line), labels -> stream(streams.addObject(), labels))
          .addArray()
          .add(nanos(line))
          .add(line.text());
    }
    return body.toString();
  }

  private static ArrayNode stream(ObjectNode stream, Map<String, String> labels) {
    ObjectNode written = stream.putObject("stream");
    labels.forEach(written::put);
    return stream.putArray("values");
  }

  private Map<String, String> labels(Line line) {
    Map<String, String> all = new TreeMap<>(labels);
    for (String name : IDENTITY) {
      String value = label(line, name, null);
      if (value != null) {
        all.put(name, value);
      }
    }
    all.put("level", line.parsed().path("level").asText("unknown"));
    return all;
  }

  private @Nullable String label(Line line, String name, @Nullable String otherwise) {
    JsonNode said = line.parsed().path(name);
    return said.isTextual() ? said.asText() : labels.getOrDefault(name, otherwise);
  }

  /** The time of the line in nanoseconds, as Loki wants it. */
  private static String nanos(Line line) {
    Instant time = line.read();
    try {
      time = Instant.parse(line.parsed().path("timestamp").asText());
    } catch (DateTimeParseException e) {
      // A line that is not ours, such as a banner: it was written when it was read.
    }
    return String.format("%d%09d", time.getEpochSecond(), time.getNano());
  }

  /** Sends what waits, for a few seconds at most. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      sender.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lost.addAndGet(waiting.size());
  }
}
