/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.github.lgtm4j.log.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {
  private static final int THREADS = 4;
  private static final int EVENTS = 2000;

  @TempDir private Path folder;
  private final LoggerContext context = new LoggerContext();

  @Test
  void rotationByRename_underLoad_losesAndTearsNoLine() throws Exception {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(folder.resolve("app.%i.log").toString());
    policy.setMinIndex(1);
    policy.setMaxIndex(20);
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(new FileSize(200_000));
    trigger.setCheckIncrement(Duration.buildByMilliseconds(1));
    trigger.start();
    appender.setRollingPolicy(policy);
    appender.setTriggeringPolicy(trigger);
    Logger logger = start(appender);
    policy.start();
    appender.start();

    writeFromManyThreads(logger, null);

    assertThat(lines()).isEqualTo(THREADS * EVENTS);
    assertThat(folder.toFile().list()).hasSizeGreaterThan(2);
  }

  @Test
  void rotationByCopyAndTruncate_underLoad_tearsNoLine() throws Exception {
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    Logger logger = start(appender);
    appender.start();

    writeFromManyThreads(logger, this::truncate);

    assertThat(lines()).isGreaterThanOrEqualTo(EVENTS);
  }

  private Logger start(FileAppender<ILoggingEvent> appender) {
    context.setMDCAdapter(new LogbackMDCAdapter());
    LgtmEncoder encoder = new LgtmEncoder();
    encoder.setContext(context);
    encoder.start();
    appender.setContext(context);
    appender.setFile(folder.resolve("app.log").toString());
    appender.setEncoder(encoder);
    Logger logger = context.getLogger("rotation");
    logger.addAppender(appender);
    return logger;
  }

  private interface Interference {
    void disturb() throws IOException;
  }

  private void writeFromManyThreads(Logger logger, Interference interference) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(new Thread(() -> write(logger)));
    }
    threads.forEach(Thread::start);
    while (interference != null && threads.stream().anyMatch(Thread::isAlive)) {
      interference.disturb();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (interference != null) {
      write(logger); // what comes after the last truncation
    }
    context.stop();
  }

  private static void write(Logger logger) {
    for (int i = 0; i < EVENTS; i++) {
      logger.info("event {} {}", i, "x".repeat(i % 500));
    }
  }

  /** What logrotate does where it cannot rename; it may lose lines in between, as all know. */
  private void truncate() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("app.log").toFile(), "rw")) {
      file.setLength(0);
    }
  }

  private int lines() throws IOException {
    int count = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          Json.line((line + "\n").getBytes(StandardCharsets.UTF_8));
          count++;
        }
      }
    }
    return count;
  }
}
