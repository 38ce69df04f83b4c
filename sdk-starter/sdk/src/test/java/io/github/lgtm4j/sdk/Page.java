/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Reads pages. */
final class Page {
  static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private Page() {}

  static String metrics(Lgtm lgtm) throws Exception {
    return read("http://localhost:" + lgtm.metricsPort() + "/metrics", "text/plain");
  }

  static String openMetrics(Lgtm lgtm) throws Exception {
    return read("http://localhost:" + lgtm.metricsPort() + "/metrics", OPEN_METRICS);
  }

  static String read(String address, String accept) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
