/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.traffic;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sends requests to pages and measures the answers; never more at a time than it has threads. */
public final class Traffic implements AutoCloseable {
  private static final int THREADS = 8;
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "lgtm4j-traffic");
            thread.setDaemon(true);
            return thread;
          });
  private final List<Page> pages;
  private final Summary summary = new Summary();

  /** For these pages. */
  public Traffic(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /** Asks for each page once, and returns when all have answered. */
  public Summary once() throws InterruptedException {
    pages.forEach(page -> threads.execute(() -> get(page)));
    return ended();
  }

  /** Asks for pages in a random order that is the same each time, so often and for so long. */
  public Summary run(Duration time, int perSecond) throws InterruptedException {
    Random random = new Random(perSecond);
    long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long end = System.nanoTime() + time.toNanos();
    for (long next = System.nanoTime(); next < end; next += pause) {
      TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
      Page page = pages.get(random.nextInt(pages.size()));
      threads.execute(() -> get(page));
    }
    return ended();
  }

  private Summary ended() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(TIME_TO_ANSWER.toSeconds(), TimeUnit.SECONDS)) {
      threads.shutdownNow();
    }
    return summary;
  }

  private void get(Page page) {
    long start = System.nanoTime();
    int status = 0;
    try {
      HttpRequest request = HttpRequest.newBuilder(page.address()).timeout(TIME_TO_ANSWER).build();
      status = client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      // No answer is an answer too: it counts as an error.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    summary.add(page, status, System.nanoTime() - start);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
