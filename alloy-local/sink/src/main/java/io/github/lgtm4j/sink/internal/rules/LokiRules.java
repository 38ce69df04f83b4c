/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.sink.limits.Limits;
import io.github.lgtm4j.sink.limits.TenantLimits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Loki checks when lines are pushed, in its order. */
public final class LokiRules {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Gate gate;
  private final Limits limits;
  private final Clock clock;
  private final ActiveSet streams = new ActiveSet();

  public LokiRules(Gate gate, Limits limits, Clock clock) {
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
  }

  /** A request without a line; null if it is taken. */
  public @Nullable Refusal noStreams(String tenant) {
    return gate.refuse("no-streams", tenant, "push");
  }

  /** Checks the labels of a stream; null if they are taken. */
  public @Nullable Refusal stream(String tenant, Map<String, String> labels, long fingerprint) {
    TenantLimits.Loki max = limits.of(tenant).loki();
    if (labels.isEmpty()) {
      return gate.refuse("missing-labels", tenant, "{}");
    }
    Refusal refusal = null;
    if (labels.size() > max.maxLabelNames()) {
      String text = LabelText.of(labels);
      refusal =
          gate.refuse("too-many-labels", tenant, text, text, labels.size(), max.maxLabelNames());
    }
    for (var label : labels.entrySet()) {
      if (refusal == null) {
        refusal = label(tenant, labels, label.getKey(), label.getValue(), max);
      }
    }
    return refusal == null ? admission(tenant, labels, fingerprint, max.maxStreams()) : refusal;
  }

  private @Nullable Refusal label(
      String tenant, Map<String, String> labels, String name, String value, TenantLimits.Loki max) {
    if (LabelText.bytes(name) > max.maxLabelNameLength()) {
      return gate.refuse("label-name-too-long", tenant, name, LabelText.of(labels), name);
    }
    if (LabelText.bytes(value) > max.maxLabelValueLength()) {
      return gate.refuse("label-value-too-long", tenant, name, LabelText.of(labels), value);
    }
    return null;
  }

  private @Nullable Refusal admission(
      String tenant, Map<String, String> labels, long fingerprint, int max) {
    return streams.admit(tenant, fingerprint, max) == ActiveSet.Admission.OVER_LIMIT
        ? gate.refuse("too-many-streams", tenant, tenant, LabelText.of(labels), tenant)
        : null;
  }

  /** Checks a line of a stream; null if it is taken. */
  public @Nullable Refusal entry(
      String tenant,
      Map<String, String> labels,
      long epochNanos,
      String line,
      Map<String, String> metadata) {
    TenantLimits.Loki max = limits.of(tenant).loki();
    Refusal refusal = time(tenant, labels, epochNanos, max);
    if (refusal != null) {
      return refusal;
    }
    if (max.maxLineSize() > 0 && line.length() > max.maxLineSize() / 3) {
      int bytes = LabelText.bytes(line);
      if (bytes > max.maxLineSize()) {
        String stream = LabelText.of(labels);
        return gate.refuse("line-too-long", tenant, stream, max.maxLineSize(), stream, bytes);
      }
    }
    return metadata.isEmpty() ? null : metadata(tenant, labels, metadata, max);
  }

  private @Nullable Refusal time(
      String tenant, Map<String, String> labels, long epochNanos, TenantLimits.Loki max) {
    Instant now = clock.instant();
    long seconds = Math.floorDiv(epochNanos, 1_000_000_000L);
    Instant oldest = now.minus(max.rejectOldSamplesMaxAge());
    if (max.rejectOldSamples() && seconds < oldest.getEpochSecond()) {
      String stream = LabelText.of(labels);
      return gate.refuse(
          "line-too-old",
          tenant,
          stream,
          stream,
          text(Instant.ofEpochSecond(seconds)),
          text(oldest));
    }
    if (seconds > now.plus(max.creationGracePeriod()).getEpochSecond()) {
      String stream = LabelText.of(labels);
      return gate.refuse(
          "line-too-new", tenant, stream, stream, text(Instant.ofEpochSecond(seconds)));
    }
    return null;
  }

  private static String text(Instant time) {
    return TIME.format(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private @Nullable Refusal metadata(
      String tenant,
      Map<String, String> labels,
      Map<String, String> metadata,
      TenantLimits.Loki max) {
    String stream = LabelText.of(labels);
    if (!max.allowStructuredMetadata()) {
      return gate.refuse("metadata-disallowed", tenant, stream, stream);
    }
    int bytes = 0;
    for (var entry : metadata.entrySet()) {
      bytes += LabelText.bytes(entry.getKey()) + LabelText.bytes(entry.getValue());
    }
    if (max.maxStructuredMetadataSize() > 0 && bytes > max.maxStructuredMetadataSize()) {
      return gate.refuse(
          "metadata-too-large", tenant, stream, stream, bytes, max.maxStructuredMetadataSize());
    }
    if (max.maxStructuredMetadataEntries() > 0
        && metadata.size() > max.maxStructuredMetadataEntries()) {
      return gate.refuse(
          "metadata-too-many",
          tenant,
          stream,
          stream,
          metadata.size(),
          max.maxStructuredMetadataEntries());
    }
    return null;
  }

  public void clear() {
    streams.clear();
  }
}
