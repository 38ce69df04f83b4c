/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.LoggingEventVO;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetachedProxiesTest {
  private final LgtmEncoder encoder = new LgtmEncoder();

  @Test
  void eventFromAnotherJvm_isWrittenAsTheOriginal() throws Exception {
    encoder.setApplication("shop");
    encoder.start();
    Throwable thrown = new IllegalStateException("broken", new RuntimeException("cause"));
    thrown.addSuppressed(new IOException("closed"));
    thrown.getCause().addSuppressed(new IOException("closed too", new RuntimeException("why")));
    LoggingEvent event =
        new LoggingEvent(
            "",
            new LoggerContext().getLogger("com.example.Orders"),
            Level.ERROR,
            "order {} failed",
            thrown,
            new Object[] {7});
    event.setInstant(Instant.parse("2026-11-01T12:00:00.123Z")); // Logback sends milliseconds
    event.setMDCPropertyMap(Map.of("user", "u1"));

    assertThat(text(throughAStream(LoggingEventVO.build(event)))).isEqualTo(text(event));
  }

  private String text(ILoggingEvent event) {
    return new String(encoder.encode(event), UTF_8);
  }

  private static ILoggingEvent throughAStream(ILoggingEvent event) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(event);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (ILoggingEvent) in.readObject();
    }
  }
}
