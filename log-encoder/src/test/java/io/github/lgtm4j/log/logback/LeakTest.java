/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.corpus.Corpus;
import io.github.lgtm4j.log.corpus.Event;
import io.github.lgtm4j.log.corpus.Isolated;
import java.lang.ref.WeakReference;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A redeployed application must go away, though the server's threads stay. */
class LeakTest {
  @ParameterizedTest
  @CsvSource({
    "logback-1.5.38, io.github.lgtm4j.log.logback.LogbackFeeder",
    "logback-1.2.13, io.github.lgtm4j.log.logback.LogbackFeeder",
    "log4j-2.26.1, io.github.lgtm4j.log.log4j2.Log4jFeeder"
  })
  void releasedClassLoader_isCollected_thoughItsThreadsLive(String version, String feeder)
      throws Exception {
    ExecutorService server = Executors.newFixedThreadPool(4);
    try {
      WeakReference<ClassLoader> loader = deployAndRelease(server, version, feeder);
      for (int i = 0; i < 50 && loader.get() != null; i++) {
        System.gc();
        server.submit(() -> {}).get();
      }
      assertThat(loader.get()).isNull();
    } finally {
      server.shutdownNow();
    }
  }

  private static WeakReference<ClassLoader> deployAndRelease(
      ExecutorService server, String version, String feederClass) throws Exception {
    try (Isolated isolated = Isolated.with(version)) {
      var feeder = isolated.feeder(feederClass);
      for (int i = 0; i < 4; i++) {
        server.submit(() -> feed(feeder, version)).get();
      }
      return new WeakReference<>(isolated.loader());
    }
  }

  private static void feed(
      java.util.function.Function<java.util.Map<String, Object>, byte[]> feeder, String version) {
    for (Event event : Corpus.events()) {
      if (!version.contains("-1.2") || !event.has("keyValues") && !event.name().contains("nano")) {
        feeder.apply(event.map());
      }
    }
  }

  /** A line in the pool must not keep what was logged. */
  @Test
  void loggedObject_isCollected_whileTheEncoderLives() {
    LogbackFeeder feeder = new LogbackFeeder();
    WeakReference<Object> logged = log(feeder);
    for (int i = 0; i < 50 && logged.get() != null; i++) {
      System.gc();
    }
    assertThat(logged.get()).isNull();
    assertThat(feeder.apply(Event.event("next").map())).isNotEmpty();
  }

  private static WeakReference<Object> log(LogbackFeeder feeder) {
    Object logged = new StringBuilder("value");
    Throwable throwable = new IllegalStateException("with it", null);
    feeder.apply(Event.event("one").field("a", java.util.List.of(logged)).thrown(throwable).map());
    return new WeakReference<>(logged);
  }
}
