/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputPumpTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final List<String> json = new ArrayList<>();

  @Test
  void lines_ofBothKinds_goTheirWays() throws IOException {
    pump("Starting\n{\"message\":\"é\"}\r\n  {no\n{\"message\":\"last\"}");
    assertThat(json).containsExactly("{\"message\":\"é\"}", "{\"message\":\"last\"}");
    assertThat(shown()).isEqualTo("Starting\n  {no\n");
  }

  @Test
  void prompt_withoutEndOfLine_isShownAtOnce() throws Exception {
    PipedOutputStream application = new PipedOutputStream();
    OutputPump pump = new OutputPump(new PipedInputStream(application), terminal, json::add);
    Thread thread =
        new Thread(
            () -> {
              try {
                pump.run();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    application.write("Name: ".getBytes(StandardCharsets.UTF_8));
    application.flush();
    await().untilAsserted(() -> assertThat(shown()).isEqualTo("Name: "));
    application.close();
    thread.join();
  }

  @Test
  void line_thatNeverEnds_isShownAndNotKept() throws IOException {
    String endless = "{" + "x".repeat(5 << 20);
    pump(endless + "\n{\"message\":\"next\"}\n");
    assertThat(shown()).isEqualTo(endless + "\n");
    assertThat(json).containsExactly("{\"message\":\"next\"}");
  }

  private void pump(String output) throws IOException {
    byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
    new OutputPump(new ByteArrayInputStream(bytes), terminal, json::add).run();
  }

  private String shown() {
    return terminal.toString(StandardCharsets.UTF_8);
  }
}
