/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.transfer;

import io.github.lgtm4j.sink.internal.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends what is in the store to another endpoint of OTLP over HTTP, tenant by tenant. */
public final class Replay {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private int requests;

  private Replay(URI endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * Sends everything.
   *
   * @param endpoint the address to which {@code /v1/traces} and the like are appended
   * @return how many requests it took
   * @throws IOException if the endpoint refuses one
   */
  public static int to(Store store, URI endpoint) throws IOException {
    Replay replay = new Replay(endpoint);
    try {
      Exporter.export(store, replay::send);
      return replay.requests;
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
  }

  private void send(OtlpBatch batch) {
    String base = endpoint.toString().replaceAll("/+$", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + batch.path()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-protobuf")
            .header("X-Scope-OrgID", batch.tenant())
            .POST(BodyPublishers.ofByteArray(batch.request().toByteArray()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(
            request.uri() + " answered " + response.statusCode() + ": " + response.body());
      }
      requests++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }
}
