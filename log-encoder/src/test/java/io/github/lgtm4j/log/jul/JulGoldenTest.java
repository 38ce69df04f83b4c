/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.jul;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.corpus.Corpus;
import io.github.lgtm4j.log.corpus.Event;
import io.github.lgtm4j.log.corpus.Golden;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class JulGoldenTest {
  /** Fields are arguments here, so that a renamed one is called so. */
  private static final Set<String> OTHERWISE_NAMED =
      Set.of("twice the same key", "key-value of a core name");

  private static final Map<String, Level> LEVELS =
      Map.of(
          "TRACE", Level.FINEST,
          "DEBUG", Level.FINE,
          "INFO", Level.INFO,
          "WARN", Level.WARNING,
          "ERROR", Level.SEVERE);

  private final LgtmFormatter formatter =
      new LgtmFormatter(
          LogFormat.builder().application("shop").environment("dev").tenant("team-a").build());

  @Test
  void corpus_throughTheFormatter_isGolden() throws Exception {
    Map<String, String> golden = Golden.lines();
    SoftAssertions softly = new SoftAssertions();
    int compared = 0;
    for (Event event : Corpus.events()) {
      if (isPossible(event)) {
        String line = onItsThread(event);
        softly.assertThat(line).as(event.name()).isEqualTo(golden.get(event.name()));
        compared++;
      }
    }
    softly.assertAll();
    assertThat(compared).isGreaterThanOrEqualTo(45);
  }

  /** There is no MDC and there are no markers in java.util.logging. */
  private static boolean isPossible(Event event) {
    return !event.has("mdc") && !event.has("markers") && !OTHERWISE_NAMED.contains(event.name());
  }

  /** A record has a thread's name only while that thread formats it. */
  private String onItsThread(Event event) throws InterruptedException {
    String[] line = new String[1];
    Thread thread =
        new Thread(
            () -> line[0] = formatter.format(logRecord(event)), (String) event.get("thread"));
    thread.start();
    thread.join();
    return line[0];
  }

  @SuppressWarnings("unchecked")
  private static LogRecord logRecord(Event event) {
    LogRecord logRecord =
        new LogRecord(LEVELS.get((String) event.get("level")), (String) event.get("message"));
    logRecord.setInstant(
        Instant.ofEpochSecond((Long) event.get("second"), (Integer) event.get("nanos")));
    logRecord.setLoggerName((String) event.get("logger"));
    logRecord.setThrown((Throwable) event.get("throwable"));
    logRecord.setLongThreadID(Thread.currentThread().getId());
    List<Map.Entry<String, Object>> fields =
        (List<Map.Entry<String, Object>>) event.get("keyValues");
    logRecord.setParameters(fields.isEmpty() ? null : fields.toArray());
    return logRecord;
  }
}
