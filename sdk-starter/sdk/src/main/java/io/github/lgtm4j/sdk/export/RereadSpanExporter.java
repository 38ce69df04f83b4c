/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.sdk.logs.Voice;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends with the certificates that are in their files now: when one changes, another exporter is
 * made. While they are exchanged, or when the new ones are wrong, the last good ones stay; before
 * there have been any, nothing is sent. Thread-safe.
 */
final class RereadSpanExporter implements SpanExporter {
  private final SpanExporter without;
  private final Certificates certificates;
  private List<Object> stamps = List.of();
  private CompletableResultCode last = CompletableResultCode.ofSuccess();
  private @Nullable SpanExporter current;

  RereadSpanExporter(SpanExporter without, Certificates certificates) {
    this.without = without;
    this.certificates = certificates;
  }

  @Override
  public synchronized CompletableResultCode export(Collection<SpanData> spans) {
    List<Object> now = certificates.stamps();
    if (!now.equals(stamps)) {
      stamps = now;
      renew();
    }
    last = current == null ? CompletableResultCode.ofFailure() : current.export(spans);
    return last;
  }

  private void renew() {
    SpanExporter before = current;
    try {
      current = SpanExporters.withTls(without, certificates);
      if (before != null) {
        // Its connections show the old certificate; what is on its way may arrive.
        last.whenComplete(before::shutdown);
      }
    } catch (IOException | RuntimeException e) {
      new Voice(RereadSpanExporter.class)
          .warn(
              "Certificates for traces cannot be used"
                  + (before == null ? "" : ", what was there before stays")
                  + ": "
                  + certificates,
              e);
    }
  }

  @Override
  public synchronized CompletableResultCode flush() {
    return current == null ? CompletableResultCode.ofSuccess() : current.flush();
  }

  @Override
  public synchronized CompletableResultCode shutdown() {
    return current == null ? without.shutdown() : current.shutdown();
  }

  @Override
  public String toString() {
    return without.toString();
  }
}
