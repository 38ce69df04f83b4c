/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.failure.CommandFailure;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.Trace;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Asks a local sink through its API. */
public final class SinkClient {
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .registerModule(
              new SimpleModule().addDeserializer(Instant.class, new InstantDeserializer()));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .build();
  private final URI api;
  private final String token;

  /** For the sink at that address. */
  public SinkClient(URI http, String token) {
    this.api = http.resolve("/api/local/");
    this.token = token;
  }

  /** Whether the sink answers and takes the token. */
  public boolean answers() {
    try {
      var unused = sink();
      return true;
    } catch (CommandFailure e) {
      return false;
    }
  }

  /** Where to send. */
  public JsonNode sink() {
    return get("sink", Query.none());
  }

  /** The whole trace; without spans if it has not arrived. */
  public Trace trace(String id) {
    HttpResponse<byte[]> answer = send(request("trace", Query.of("id", id)).GET());
    List<Span> spans =
        answer.statusCode() == NOT_FOUND
            ? List.of()
            : list(read(checked(answer)).path("spans"), Span[].class);
    return Trace.of(id, spans);
  }

  /** The newest traces as the API lists them. */
  public JsonNode traces(Query query) {
    return get("traces", query);
  }

  /** The newest lines that fit, oldest first. */
  public List<LogLine> logs(Query query) {
    return list(get("logs", query), LogLine[].class);
  }

  /** The names of metrics, each with what is known of it. */
  public JsonNode metrics(Query query) {
    return get("metrics", query);
  }

  public List<Series> series(Query query) {
    return list(get("series", query), Series[].class);
  }

  /** What was refused or flagged. */
  public List<Violation> violations() {
    return list(get("violations", Query.none()), Violation[].class);
  }

  /** Bytes and records that are stored. */
  public JsonNode usage() {
    return get("usage", Query.none());
  }

  /** Any question of the API. */
  public JsonNode get(String question, Query query) {
    return read(checked(send(request(question, query).GET())));
  }

  /** Hands over a body, or an empty one. */
  public JsonNode post(String question, Query query, byte[] body) {
    BodyPublisher sent = BodyPublishers.ofByteArray(body);
    byte[] answer =
        checked(send(request(question, query).timeout(Duration.ofMinutes(5)).POST(sent)));
    return answer.length == 0 ? JSON.createObjectNode() : read(answer);
  }

  /** An answer that may be long, as it comes. */
  public InputStream open(String question, Query query) {
    try {
      HttpResponse<InputStream> answer =
          client.send(request(question, query).GET().build(), BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        try (InputStream body = answer.body()) {
          throw refused(answer.statusCode(), body.readAllBytes());
        }
      }
      return answer.body();
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Lines as they arrive; ends when the sink does or the stream is closed. */
  public Stream<JsonNode> tail(Query query) {
    InputStream events = open("tail", query);
    return new EventLines(events).data().map(data -> read(data.getBytes(StandardCharsets.UTF_8)));
  }

  /** A log line as the sink gives it. */
  public static LogLine logLine(JsonNode json) {
    return convert(json, LogLine.class);
  }

  private HttpRequest.Builder request(String question, Query query) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(question + query.text()));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      return client.send(
          built.timeout().isPresent() ? built : request.timeout(TIME_TO_ANSWER).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static byte[] checked(HttpResponse<byte[]> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw refused(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  private static CommandFailure refused(int status, byte[] body) {
    String why = new String(body, StandardCharsets.UTF_8);
    try {
      why = JSON.readTree(body).path("error").asText(why);
    } catch (IOException e) {
      // Not JSON: what answered is perhaps no sink, and its own words say more.
    }
    String advice = status == 401 ? " Give its token with --token: the sink printed it." : "";
    return new CommandFailure(
        ExitCode.FAILED, "The sink answered " + status + ": " + why + "." + advice);
  }

  private CommandFailure unreachable(IOException e) {
    String where = api.getHost() + ":" + api.getPort();
    return new CommandFailure(
        ExitCode.NO_SINK, "No local sink answers at " + where + ". Start one: lgtm4j local", e);
  }

  private static CommandFailure interrupted() {
    Thread.currentThread().interrupt();
    return new CommandFailure(ExitCode.FAILED, "Interrupted.");
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "What answered is not the sink's API: " + e.getMessage(), e);
    }
  }

  private static <T> List<T> list(JsonNode json, Class<T[]> type) {
    return Arrays.asList(convert(json, type));
  }

  private static <T> T convert(JsonNode json, Class<T> type) {
    try {
      return JSON.treeToValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class InstantDeserializer extends FromStringDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      return Instant.parse(value);
    }
  }
}
