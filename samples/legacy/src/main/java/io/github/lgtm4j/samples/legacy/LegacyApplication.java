/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.legacy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A web application without telemetry: start it with the agent and it has all of it. */
public final class LegacyApplication {
  private static final Logger log = LoggerFactory.getLogger(LegacyApplication.class);
  private static final int DEFAULT_PORT = 8080;
  private static final int THREADS = 8;

  private LegacyApplication() {}

  /** Serves on the port in {@code PORT}, 8080 when it is not set; 0 takes a free one. */
  public static void main(String[] arguments) throws IOException {
    Users users = Users.inMemory();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    HttpServer server = HttpServer.create(new InetSocketAddress(port()), 0);
    server.setExecutor(threads);
    Pages.register(server, users);
    server.start();
    log.info("Listening on port {}", server.getAddress().getPort());
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(server, threads, users), "shutdown"));
  }

  private static void stop(HttpServer server, ExecutorService threads, Users users) {
    server.stop(0);
    threads.shutdown();
    users.close();
    log.info("Stopped");
  }

  private static int port() {
    String port = System.getenv("PORT");
    return port == null ? DEFAULT_PORT : Integer.parseInt(port);
  }
}
