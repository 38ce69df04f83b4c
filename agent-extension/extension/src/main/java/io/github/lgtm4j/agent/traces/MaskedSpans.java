/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Spans as they may leave: what must not show does not. */
public final class MaskedSpans implements SpanExporter {
  private final SpanExporter exporter;
  private final MaskedAttributes masked;

  public MaskedSpans(SpanExporter exporter, Masking masking) {
    this.exporter = exporter;
    this.masked = new MaskedAttributes(masking);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    List<SpanData> safe = new ArrayList<>(spans.size());
    for (SpanData span : spans) {
      safe.add(MaskedSpan.of(span, masked));
    }
    return exporter.export(safe);
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
