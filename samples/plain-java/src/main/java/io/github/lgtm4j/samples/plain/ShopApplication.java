/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.samples.plain;

import com.sun.net.httpserver.HttpServer;
import io.github.lgtm4j.sdk.Lgtm;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small shop: a server, a client, a pool, a queue, an exception, MDC and key-values. All its
 * telemetry code is what it does with {@link Lgtm}.
 */
public final class ShopApplication {
  private static final int THREADS = 8;

  private ShopApplication() {}

  /** Serves on the port in {@code PORT}, 8080 when it is not set; 0 takes a free one. */
  public static void main(String[] arguments) throws IOException {
    // Before anything else, so that the first line is one of its own.
    Lgtm lgtm = Lgtm.start();
    Users users = Users.inMemory(lgtm);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    HttpServer server = HttpServer.create(new InetSocketAddress(port()), 0);
    server.setExecutor(threads);
    Checkout checkout = new Checkout(lgtm, others());
    Pages pages = new Pages(server, lgtm);
    new Shop(lgtm, users, server.getAddress().getPort()).addTo(pages);
    new Catalogue(lgtm, users).addTo(pages);
    checkout.addTo(pages);
    Thread consumer = new Thread(checkout, "orders");
    consumer.setDaemon(true);
    consumer.start();
    server.start();
    Logger log = LoggerFactory.getLogger(ShopApplication.class);
    log.info("Listening on port {}", server.getAddress().getPort());
  }

  /** What is asked for each order: the other samples, where their addresses are known. */
  private static List<URI> others() {
    return Stream.of("SPRING_BOOT_URL", "LEGACY_URL")
        .map(System::getenv)
        .filter(Objects::nonNull)
        .map(address -> URI.create(address + "/api/users"))
        .toList();
  }

  private static int port() {
    String port = System.getenv("PORT");
    return port == null ? 8080 : Integer.parseInt(port);
  }
}
