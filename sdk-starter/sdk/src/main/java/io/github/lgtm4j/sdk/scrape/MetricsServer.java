/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code /metrics} on a port of its own. At most four scrapes are answered at a time; its
 * threads are daemons, so an application that ends is not kept alive. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MetricsServer implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(MetricsServer.class.getName());
  private static final int MOST_THREADS = 4;
  private static final int SECONDS_TO_KEEP_A_THREAD = 5;
  private static final int PORTS_TO_TRY = 100;
  private static final int HIGHEST_PORT = 65535;
  private static final long SHORTEST_PAUSE = 1;
  private static final long LONGEST_PAUSE = 60;

  private final ListenOn wanted;
  private final ScrapeHandler handler;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          MOST_THREADS,
          SECONDS_TO_KEEP_A_THREAD,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> daemon(task, "lgtm4j-metrics-scrape"));
  private @Nullable ScheduledThreadPoolExecutor retries;
  private @Nullable HttpServer server;
  private boolean closed;

  private MetricsServer(ListenOn wanted, ScrapeHandler handler) {
    this.wanted = wanted;
    this.handler = handler;
  }

  /** Listens when it returns, unless the port is taken and it has to wait for it. */
  public static MetricsServer start(ListenOn wanted, Credentials credentials, MetricsPage page) {
    MetricsServer server = new MetricsServer(wanted, new ScrapeHandler(credentials, page));
    server.begin();
    return server;
  }

  /** The port it listens on; -1 while it waits for one. */
  public synchronized int port() {
    return server == null ? -1 : server.getAddress().getPort();
  }

  /** Where it listens, or wants to, for a person to read. */
  public synchronized String address() {
    int port = server == null ? wanted.port() : server.getAddress().getPort();
    String host = wanted.host().indexOf(':') < 0 ? wanted.host() : '[' + wanted.host() + ']';
    return "http://" + host + ":" + port + ScrapeHandler.PATH;
  }

  private synchronized void begin() {
    try {
      server = listen(wanted.port());
    } catch (IOException e) {
      server = e instanceof BindException && !wanted.waits() ? nextFree() : null;
      if (server == null) {
        logger.log(
            System.Logger.Level.WARNING,
            "No /metrics yet: {0} cannot be listened on ({1}). The application runs on, and the"
                + " port is tried again until it is free. LGTM_METRICS_PORT names another one.",
            wanted,
            e.getMessage());
        tryAgain(SHORTEST_PAUSE);
      } else {
        logger.log(
            System.Logger.Level.WARNING,
            "{0} cannot be listened on ({1}): /metrics is at {2} instead. LGTM_METRICS_PORT names"
                + " another port.",
            wanted,
            e.getMessage(),
            address());
      }
    }
  }

  private @Nullable HttpServer nextFree() {
    int last = Math.min(wanted.port() + PORTS_TO_TRY, HIGHEST_PORT);
    for (int port = wanted.port() + 1; port <= last; port++) {
      try {
        return listen(port);
      } catch (IOException e) {
        logger.log(System.Logger.Level.DEBUG, "Port " + port + " is not free either", e);
      }
    }
    return null;
  }

  private synchronized void tryAgain(long pause) {
    if (closed) {
      return;
    }
    if (retries == null) {
      retries = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "lgtm4j-metrics-port"));
    }
    var unused = retries.schedule(() -> again(pause), pause, TimeUnit.SECONDS);
  }

  private synchronized void again(long pause) {
    if (closed) {
      return;
    }
    try {
      server = listen(wanted.port());
      logger.log(System.Logger.Level.INFO, "/metrics is at {0} now", wanted);
    } catch (IOException e) {
      tryAgain(Math.min(pause * 2, LONGEST_PAUSE));
    }
  }

  private HttpServer listen(int port) throws IOException {
    HttpServer created = HttpServer.create(new InetSocketAddress(wanted.host(), port), 0);
    created.setExecutor(workers);
    created.createContext("/", handler);
    start(created);
    return created;
  }

  /** The server's own thread inherits whether it is a daemon from the one that starts it. */
  private static void start(HttpServer server) {
    Thread starter = daemon(server::start, "lgtm4j-metrics-start");
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (retries != null) {
      retries.shutdownNow();
    }
    if (server != null) {
      server.stop(0);
    }
    workers.shutdownNow();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
