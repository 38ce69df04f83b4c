/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Carries an application's lines to Loki's push endpoint, as Alloy does in a cluster: the time and
 * the level come from the line, the labels from the identity in it.
 */
public final class LineForwarder implements Consumer<String> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> IDENTITY = List.of("application", "environment", "tenant");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI push;
  private final Map<String, String> labels;

  /** The labels hold for lines that say nothing of themselves. */
  public LineForwarder(URI sink, Map<String, String> labels) {
    this.push = sink.resolve("/loki/api/v1/push");
    this.labels = Map.copyOf(labels);
  }

  /**
   * Sends one line and waits for the answer.
   *
   * @throws IllegalStateException if the sink refuses it
   */
  @Override
  public void accept(String line) {
    ObjectNode stream = JSON.createObjectNode();
    labels.forEach(stream::put);
    JsonNode parsed = parse(line);
    for (String name : IDENTITY) {
      if (parsed.hasNonNull(name)) {
        stream.put(name, parsed.get(name).asText());
      }
    }
    stream.put("level", parsed.path("level").asText("unknown"));
    String tenant = stream.path("tenant").asText("anonymous");
    send(tenant, body(stream, nanos(parsed), line));
  }

  private static JsonNode body(ObjectNode stream, String nanos, String line) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode entry = body.putArray("streams").addObject();
    entry.set("stream", stream);
    entry.putArray("values").addArray().add(nanos).add(line);
    return body;
  }

  private void send(String tenant, JsonNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(push)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header("X-Scope-OrgID", tenant)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "The sink refused a line: " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The sink at " + push + " did not take a line", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode parse(String line) {
    if (!line.startsWith("{")) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The time of the line in nanoseconds, as Loki wants it; now for a line that has none. */
  private static String nanos(JsonNode line) {
    Instant time = Instant.now();
    try {
      time = Instant.parse(line.path("timestamp").asText());
    } catch (DateTimeParseException e) {
      // A line that is not ours, such as a banner: it was written just now.
    }
    return String.format("%d%09d", time.getEpochSecond(), time.getNano());
  }
}
