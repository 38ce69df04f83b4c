/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A request to {@code /metrics}, as a scraper sends it. */
final class Scrape {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpRequest.Builder request;

  private Scrape(URI address) {
    this.request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
  }

  static Scrape of(URI address) {
    return new Scrape(address);
  }

  Scrape header(String name, String value) {
    request.header(name, value);
    return this;
  }

  Scrape bearer(String token) {
    return header("Authorization", "Bearer " + token);
  }

  Scrape basic(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  HttpResponse<String> get() throws IOException, InterruptedException {
    return send(BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(BodyHandler<T> body) throws IOException, InterruptedException {
    return CLIENT.send(request.build(), body);
  }
}
