/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.parity.spring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop, started as people start it, in this process. */
record RunningShop(ConfigurableApplicationContext context) implements AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

  private static final String ENDPOINT = "otel.exporter.otlp.endpoint";

  static RunningShop with(String... settings) {
    // Boot leaves this to the next application of the JVM, which would write its lines so too.
    System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    List<String> arguments = new ArrayList<>();
    arguments.add("--lgtm.environment=staging");
    arguments.add("--lgtm.tenant=team-a");
    if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith(ENDPOINT))) {
      // Nothing listens there: what is sent is not what most tests are about.
      arguments.add("--" + ENDPOINT + "=http://localhost:1");
    }
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new RunningShop(
        new SpringApplication(ShopApplication.class).run(arguments.toArray(new String[0])));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  int managementPort() {
    return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  HttpResponse<String> get(int port, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return get(port(), path, headers);
  }

  String metrics() throws Exception {
    return get("/metrics", "Accept", OPEN_METRICS).body();
  }

  @Override
  public void close() {
    context.close();
  }
}
