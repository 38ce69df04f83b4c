/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One of Mimir, Loki and Tempo, by itself or behind Grafana. */
final class Source {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int SHOWN = 160;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client;
  private final String name;
  private final String address;
  private final Map<String, String> headers;

  /**
   * @param name how a person calls it
   * @param address where its API begins
   * @param headers sent with each request: the tenant, credentials
   */
  Source(HttpClient client, String name, String address, Map<String, String> headers) {
    this.client = client;
    this.name = name;
    this.address = address.replaceAll("/+$", "");
    this.headers = headers;
  }

  /** The same, below a path. */
  Source under(String product, String path) {
    return new Source(client, product, address + path, headers);
  }

  /** Asks without parameters. */
  JsonNode get(String path) throws UnansweredException, InterruptedException {
    return get(path, Map.of());
  }

  /** Asks, and waits for JSON. */
  JsonNode get(String path, Map<String, String> parameters)
      throws UnansweredException, InterruptedException {
    URI uri;
    try {
      uri = URI.create(address + path + query(parameters));
    } catch (IllegalArgumentException e) {
      throw new UnansweredException(name + " has no usable address: " + address);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
      return read(response, uri);
    } catch (HttpTimeoutException e) {
      throw new UnansweredException(
          name + " at " + address + " does not answer in " + PATIENCE.toSeconds() + " s", e);
    } catch (ConnectException e) {
      throw new UnansweredException(
          name
              + " cannot be reached at "
              + address
              + ": is the address right, and a port-forward up?",
          e);
    } catch (IOException e) {
      throw new UnansweredException(name + " at " + address + " broke off: " + e.getMessage(), e);
    }
  }

  private JsonNode read(HttpResponse<String> response, URI uri) throws UnansweredException {
    int status = response.statusCode();
    if (status / 100 != 2) {
      throw status == 404
          ? new NotHereException(told(response))
          : new UnansweredException(told(response) + advice(status));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new UnansweredException(
          name + " at " + uri.getPath() + " answers no JSON: is " + address + " its API?", e);
    }
  }

  private String told(HttpResponse<String> response) {
    String body = response.body().strip().replaceAll("\\s+", " ");
    String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + "…" : body;
    return name + " answers " + response.statusCode() + (shown.isEmpty() ? "" : ": " + shown);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "; give credentials with --token-file, or --user and --password-file";
      case 429 -> "; it is busy: ask again later, or with a shorter --since";
      default -> "";
    };
  }

  private static String query(Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return "";
    }
    return new LinkedHashMap<>(parameters)
        .entrySet().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
