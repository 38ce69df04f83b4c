/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real Prometheus, Loki or Tempo as a process of its own, on free ports of the loopback. Where
 * there is no such program on the PATH, starting it is an IOException.
 */
final class Backend implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final int receiverPort;

  private Backend(Process process, int port, int receiverPort) {
    this.process = process;
    this.port = port;
    this.receiverPort = receiverPort;
  }

  static Backend prometheus(Path folder) throws IOException {
    int port = freePort();
    Path configuration =
        Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
    return start(
        folder,
        port,
        port,
        "prometheus",
        "--config.file=" + configuration,
        "--storage.tsdb.path=" + folder.resolve("tsdb"),
        "--web.listen-address=127.0.0.1:" + port,
        "--web.enable-remote-write-receiver",
        "--enable-feature=exemplar-storage");
  }

  /** With tenants, as in production. */
  static Backend loki(Path folder) throws IOException {
    int port = freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("loki.yaml"),
            """
            auth_enabled: true
            server: {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d}
            common:
              path_prefix: %s
              instance_addr: 127.0.0.1
              replication_factor: 1
              ring: {kvstore: {store: inmemory}}
              storage: {filesystem: {chunks_directory: %s, rules_directory: %s}}
            schema_config:
              configs:
                - {from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}
            analytics: {reporting_enabled: false}
            """
                .formatted(
                    port, freePort(), folder, folder.resolve("chunks"), folder.resolve("rules")));
    return start(folder, port, port, "loki", "-config.file=" + configuration);
  }

  /** With tenants, as in production. */
  static Backend tempo(Path folder) throws IOException {
    int port = freePort();
    int otlp = freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("tempo.yaml"),
            """
            multitenancy_enabled: true
            server: {http_listen_address: 127.0.0.1, http_listen_port: %d, grpc_listen_address: 127.0.0.1, grpc_listen_port: %d}
            distributor:
              receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}}
              ring: {instance_addr: 127.0.0.1, kvstore: {store: inmemory}}
            ingester: {lifecycler: {address: 127.0.0.1, ring: {kvstore: {store: inmemory}, replication_factor: 1}}}
            storage: {trace: {backend: local, local: {path: %s}, wal: {path: %s}}}
            usage_report: {reporting_enabled: false}
            """
                .formatted(
                    port, freePort(), otlp, folder.resolve("blocks"), folder.resolve("wal")));
    return start(folder, port, otlp, "tempo", "-config.file=" + configuration);
  }

  private static Backend start(Path folder, int port, int receiverPort, String... command)
      throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command[0] + ".log").toFile())
            .start();
    return new Backend(process, port, receiverPort);
  }

  /** Where it takes telemetry. */
  String address() {
    return "http://127.0.0.1:" + receiverPort;
  }

  /**
   * What it answers to a tenant, as JSON.
   *
   * @throws IOException if it answers with another status than 200; the message holds what it said
   */
  JsonNode ask(String tenant, String path) throws IOException, InterruptedException {
    var response =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-Scope-OrgID", tenant)
                .header("Accept", "application/json")
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + ": " + response.statusCode() + " " + response.body());
    }
    return JSON.readTree(response.body());
  }

  static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Nothing of it needs to be kept. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
