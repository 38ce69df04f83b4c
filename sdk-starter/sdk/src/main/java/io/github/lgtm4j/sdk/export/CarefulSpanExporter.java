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
 * Hides what must not leave, and counts what the collector took. Everything else is the exporter's
 * behind it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class CarefulSpanExporter implements SpanExporter {
  private final SpanExporter exporter;
  private final Masking masking;
  private final ExportCounts counts;

  /** In front of the exporter that sends. */
  public CarefulSpanExporter(SpanExporter exporter, Masking masking, ExportCounts counts) {
    this.exporter = exporter;
    this.masking = masking;
    this.counts = counts;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<SpanData> masked = new ArrayList<>(spans.size());
    for (SpanData span : spans) {
      masked.add(MaskedSpan.of(span, masking));
    }
    CompletableResultCode result = exporter.export(masked);
    result.whenComplete(() -> counts.add(masked.size(), result.isSuccess()));
    return result;
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
