/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Hides what must not leave, counts what the collector took, and stands between the thread that
 * sends and whatever an exporter throws: an error there would end that thread, and all traces with
 * it. Everything else is the exporter's behind it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CarefulSpanExporter implements SpanExporter {
  private final SpanExporter exporter;
  private final MaskedAttributes masked;
  private final ExportCounts counts;

  /** In front of the exporter that sends. */
  public CarefulSpanExporter(SpanExporter exporter, Masking masking, ExportCounts counts) {
    this.exporter = exporter;
    this.masked = new MaskedAttributes(masking);
    this.counts = counts;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    // Whoever waits for it takes the spans away when he has waited long enough.
    int number = spans.size();
    CompletableResultCode result = send(spans);
    return result.whenComplete(() -> counts.add(number, result.isSuccess()));
  }

  private CompletableResultCode send(Collection<SpanData> spans) {
    try {
      List<SpanData> safe = new ArrayList<>(spans.size());
      for (SpanData span : spans) {
        safe.add(MaskedSpan.of(span, masked));
      }
      return exporter.export(safe);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return CompletableResultCode.ofExceptionalFailure(e);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  @Override
  public String toString() {
    return exporter.toString();
  }
}
