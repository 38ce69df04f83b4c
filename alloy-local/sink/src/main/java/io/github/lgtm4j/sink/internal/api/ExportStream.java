/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.net.EventStream;
import io.github.lgtm4j.sink.internal.otlp.OtlpJsonWriter;
import io.github.lgtm4j.sink.internal.store.Store;
import io.github.lgtm4j.sink.internal.transfer.Exporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** Writes the store as lines of OTLP JSON, as fast as the client takes them. */
record ExportStream(Store store, Executor threads) implements EventStream {

  @Override
  public void open(Output output) {
    threads.execute(() -> write(output));
  }

  private void write(Output output) {
    try {
      Exporter.export(
          store,
          batch -> {
            try {
              output.sendAndWait(OtlpJsonWriter.write(batch.request()) + '\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException gone) {
      // There is nobody left to tell.
    } finally {
      output.end();
    }
  }
}
