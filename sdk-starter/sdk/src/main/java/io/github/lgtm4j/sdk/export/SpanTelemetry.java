/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import io.github.lgtm4j.sdk.config.SignalSettings;
import io.github.lgtm4j.sdk.traces.Sampling;

/**
 * Who counts on the way of a span: whether it begins, waits, and is taken.
 *
 * @param sampling which traces begin
 * @param queue the spans that wait
 * @param counts the spans that were taken, or not
 * @since 0.1.0
 */
public record SpanTelemetry(Sampling sampling, SpanQueue queue, ExportCounts counts) {

  /** Nothing so far. */
  public static SpanTelemetry of(SignalSettings settings) {
    return new SpanTelemetry(new Sampling(settings), new SpanQueue(), new ExportCounts());
  }
}
