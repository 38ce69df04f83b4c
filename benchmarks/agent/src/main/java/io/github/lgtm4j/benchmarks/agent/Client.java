/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for one page, again and again, on connections that stay. */
final class Client implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final int OK = 200;

  private final URI page;
  private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

  Client(URI page) {
    this.page = page;
  }

  static boolean answers(URI page) {
    try {
      return get(page) == OK;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns when as many answers have come. */
  void requests(int count) throws InterruptedException {
    AtomicInteger left = new AtomicInteger(count);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(threads.submit(() -> work(left)));
    }
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException(page + " does not answer any more", e.getCause());
      }
    }
  }

  private Void work(AtomicInteger left) throws IOException {
    while (left.getAndDecrement() > 0) {
      int status = get(page);
      if (status != OK) {
        throw new IOException("Status " + status);
      }
    }
    return null;
  }

  static int get(URI page) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
    connection.setReadTimeout(30_000);
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (body != null) {
        body.readAllBytes();
      }
    }
    return status;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
