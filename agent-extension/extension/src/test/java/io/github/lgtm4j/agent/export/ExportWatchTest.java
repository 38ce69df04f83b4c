/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExportWatchTest {
  private static final Logger logger = Logger.getLogger(ExportWatch.class.getName());

  private final List<String> said = new ArrayList<>();
  private final ExportWatch watch = new ExportWatch("Spans", "http://alloy:4317");
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          said.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.INFO);
    logger.addHandler(handler);
  }

  @AfterEach
  void stop() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    logger.setLevel(null);
  }

  @Test
  void failure_thatGoesOn_isSaidOnce_andItsEndToo() {
    succeed();
    fail(new ConnectException("refused"));
    fail(new ConnectException("refused"));
    succeed();
    succeed();

    assertThat(said).hasSize(2);
    assertThat(said.get(0))
        .startsWith("Spans do not reach http://alloy:4317: ConnectException: refused.")
        .contains("Is an Alloy there?");
    assertThat(said.get(1)).isEqualTo("Spans reach http://alloy:4317 again.");
  }

  @Test
  void failure_ofAnotherKind_isSaidToo() {
    fail(new ConnectException("refused"));
    fail(new SSLHandshakeException("unknown authority"));

    assertThat(said).hasSize(2);
    assertThat(said.get(1)).contains("OTEL_EXPORTER_OTLP_CERTIFICATE");
  }

  @Test
  void failure_withoutAReason_isSaid() {
    watch.over(CompletableResultCode.ofFailure());

    assertThat(said).singleElement().asString().contains("no reason was given");
  }

  private void succeed() {
    watch.over(CompletableResultCode.ofSuccess());
  }

  private void fail(Exception reason) {
    watch.over(CompletableResultCode.ofExceptionalFailure(reason));
  }
}
