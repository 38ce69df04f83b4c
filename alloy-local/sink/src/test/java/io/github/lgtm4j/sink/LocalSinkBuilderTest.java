/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class LocalSinkBuilderTest {

  @Test
  void start_whereOthersCanReachIt_needsCredentialsAndAToken() {
    assertThatThrownBy(() -> LocalSink.builder().freePorts().bindAddress("0.0.0.0").start())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a sink on 0.0.0.0 must have basicAuth or bearerAuth, and an apiToken");
    try (LocalSink sink =
        LocalSink.builder().freePorts().bindAddress("0.0.0.0").bearerAuth("secret").start()) {
      assertThat(sink.apiToken()).hasSize(32);
    }
  }

  @Test
  void start_onAPortThatIsTaken_saysWhich() {
    try (LocalSink sink = LocalSink.start()) {
      LocalSinkBuilder second = LocalSink.builder().freePorts().port(sink.http().getPort());

      assertThatThrownBy(second::start)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("cannot listen on /127.0.0.1:" + sink.http().getPort());
    }
  }

  @Test
  void maxBytes_belowAMebibyte_isRefused() {
    assertThatThrownBy(() -> LocalSink.builder().maxBytes(1000))
        .hasMessage("maxBytes must be at least 1 MiB but is 1000");
  }
}
