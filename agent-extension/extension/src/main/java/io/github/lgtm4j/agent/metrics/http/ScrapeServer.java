/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import io.prometheus.metrics.model.registry.MultiCollector;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves {@code /metrics}. One daemon thread accepts, at most four answer, and those only live
 * while somebody scrapes. Each connection gets one answer and a deadline.
 */
public final class ScrapeServer implements Closeable {
  private static final Logger logger = Logger.getLogger(ScrapeServer.class.getName());
  private static final int MOST_THREADS = 4;
  private static final int SECONDS_TO_KEEP_A_THREAD = 5;
  private static final int MILLIS_BETWEEN_SWEEPS = 1000;
  private static final long LONGEST_EXCHANGE = TimeUnit.SECONDS.toNanos(30);
  private static final long SHORTEST_PAUSE = 1000;
  private static final long LONGEST_PAUSE = 60_000;

  private final Listening listening;
  private final Answers answers;
  private final Complaint complaint = new Complaint();
  private final Map<Socket, Long> deadlines = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          MOST_THREADS,
          SECONDS_TO_KEEP_A_THREAD,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> daemon(task, "lgtm4j-metrics-scrape"));
  private final long longestExchange;
  private final Thread acceptor = daemon(this::run, "lgtm4j-metrics");

  private volatile @Nullable ServerSocket socket;
  private volatile boolean closed;

  public ScrapeServer(ListenOn wanted, Credentials credentials, MultiCollector metrics) {
    this(wanted, credentials, metrics, LONGEST_EXCHANGE);
  }

  ScrapeServer(
      ListenOn wanted, Credentials credentials, MultiCollector metrics, long longestExchange) {
    this.longestExchange = longestExchange;
    this.listening = new Listening(wanted);
    this.answers = new Answers(credentials, metrics, complaint);
  }

  /** Listens when it returns, unless the port is taken and it has to wait for it. */
  public void start() {
    socket = listening.begin();
    acceptor.start();
  }

  /** The port it listens on; -1 while it waits for one. */
  public int port() {
    ServerSocket current = socket;
    return current == null ? -1 : current.getLocalPort();
  }

  /** Ends everything at once, without waiting for a scrape. */
  @Override
  public void close() {
    closed = true;
    acceptor.interrupt();
    workers.shutdownNow();
    closeQuietly(socket);
    deadlines.keySet().forEach(ScrapeServer::closeQuietly);
  }

  private void run() {
    long pause = SHORTEST_PAUSE;
    while (!closed) {
      ServerSocket current = socket;
      try {
        if (current == null) {
          Thread.sleep(pause);
          socket = listening.again();
          pause = Math.min(pause * 2, LONGEST_PAUSE);
        } else {
          accept(current);
          pause = SHORTEST_PAUSE;
        }
      } catch (SocketTimeoutException e) {
        closeExpired();
      } catch (IOException e) {
        // Too many open files, for instance: it passes, and must not become a busy loop.
        logger.log(Level.FINE, "No connection could be accepted", e);
        pause(SHORTEST_PAUSE);
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    closeQuietly(socket);
  }

  private void accept(ServerSocket current) throws IOException {
    // Without a connection there is nothing to sweep, and an idle application is not woken.
    current.setSoTimeout(deadlines.isEmpty() ? 0 : MILLIS_BETWEEN_SWEEPS);
    Socket connection = current.accept();
    closeExpired();
    deadlines.put(connection, System.nanoTime() + longestExchange);
    try {
      workers.execute(() -> serve(connection));
    } catch (RejectedExecutionException e) {
      // All are busy with scrapers that do not read: whoever comes next is not kept waiting.
      release(connection);
    }
  }

  private void serve(Socket connection) {
    try {
      answers.answer(connection);
    } catch (IOException e) {
      logger.log(Level.FINE, "A scraper went away", e);
    } catch (Throwable e) {
      // Whatever it is, it must not end a thread with a stack trace on the application's stderr.
      complaint.about(e);
    } finally {
      release(connection);
    }
  }

  /** Closing the socket is what gets a thread out of a read or write that does not end. */
  private void closeExpired() {
    long now = System.nanoTime();
    deadlines.forEach(
        (connection, deadline) -> {
          if (now - deadline > 0) {
            release(connection);
          }
        });
  }

  private void release(Socket connection) {
    deadlines.remove(connection);
    closeQuietly(connection);
  }

  private void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private static void closeQuietly(@Nullable Closeable closeable) {
    try {
      if (closeable != null) {
        closeable.close();
      }
    } catch (IOException e) {
      logger.log(Level.FINE, "Could not be closed", e);
    }
  }
}
