/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.limits.Limits;
import io.github.lgtm4j.sink.limits.TenantLimits;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Mimir checks when samples are written, in its order. */
public final class MimirRules {
  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final int MAX_EXEMPLAR = 128;

  private final Gate gate;
  private final Limits limits;
  private final Clock clock;
  private final Lint lint;
  private final ActiveSet active = new ActiveSet();

  public MimirRules(Gate gate, Limits limits, Clock clock, Lint lint) {
    this.gate = gate;
    this.limits = limits;
    this.clock = clock;
    this.lint = lint;
  }

  /** Checks the labels of a series; null if they are taken. */
  public @Nullable Refusal series(SeriesKey key) {
    if (key.name().isEmpty()) {
      return gate.refuse("metric-name-missing", key.tenant(), "");
    }
    if (!METRIC_NAME.matcher(key.name()).matches()) {
      return gate.refuse("metric-name-invalid", key.tenant(), key.name(), key.name());
    }
    TenantLimits.Mimir max = limits.of(key.tenant()).mimir();
    Refusal refusal = count(key, max);
    for (var label : key.labels().entrySet()) {
      if (refusal == null) {
        refusal = label(key, label.getKey(), label.getValue(), max);
      }
    }
    return refusal == null ? admission(key, max.maxSeries()) : refusal;
  }

  private @Nullable Refusal count(SeriesKey key, TenantLimits.Mimir max) {
    int count = key.labels().size() + 1; // the name is a label, too
    boolean info = key.name().endsWith("_info");
    int limit = info ? max.maxInfoLabelNames() : max.maxLabelNames();
    return count > limit
        ? gate.refuse(
            info ? "metric-too-many-info-labels" : "metric-too-many-labels",
            key.tenant(),
            key.name(),
            count,
            limit,
            text(key))
        : null;
  }

  private @Nullable Refusal label(
      SeriesKey key, String name, String value, TenantLimits.Mimir max) {
    if (!LABEL_NAME.matcher(name).matches()) {
      return gate.refuse("metric-label-invalid", key.tenant(), key.name(), name, text(key));
    }
    if (name.length() > max.maxLabelNameLength()) {
      return gate.refuse("metric-label-name-too-long", key.tenant(), key.name(), name, text(key));
    }
    if (LabelText.bytes(value) > max.maxLabelValueLength()) {
      return gate.refuse(
          "metric-label-value-too-long", key.tenant(), key.name(), name, value, text(key));
    }
    return null;
  }

  private @Nullable Refusal admission(SeriesKey key, int max) {
    return switch (active.admit(key.tenant(), key.fingerprint(), max)) {
      case KNOWN -> null;
      case NEW -> {
        lint.newSeries(key);
        yield null;
      }
      case OVER_LIMIT -> gate.refuse("too-many-series", key.tenant(), key.tenant(), max);
    };
  }

  /** A label that a writer has sent twice. */
  public @Nullable Refusal duplicateLabel(SeriesKey key, String name) {
    return gate.refuse("metric-duplicate-label", key.tenant(), key.name(), name, text(key));
  }

  /** Checks the time of a sample; null if it is taken. */
  public @Nullable Refusal sample(SeriesKey key, long epochMillis) {
    TenantLimits.Mimir max = limits.of(key.tenant()).mimir();
    long now = clock.millis();
    if (epochMillis > now + max.creationGracePeriod().toMillis()) {
      return gate.refuse("sample-too-new", key.tenant(), key.name(), epochMillis, key.name());
    }
    long past = max.pastGracePeriod().toMillis();
    if (past > 0 && epochMillis < now - past) {
      return gate.refuse("sample-too-old", key.tenant(), key.name(), epochMillis, key.name());
    }
    return null;
  }

  /** Checks an exemplar; null if it is taken. */
  public @Nullable Refusal exemplar(SeriesKey key, ExemplarBody exemplar) {
    int length = 0;
    for (var label : exemplar.labels().entrySet()) {
      length += label.getKey().codePointCount(0, label.getKey().length());
      length += label.getValue().codePointCount(0, label.getValue().length());
    }
    return length > MAX_EXEMPLAR
        ? gate.refuse(
            "exemplar-too-long",
            key.tenant(),
            key.name(),
            exemplar.epochMillis(),
            text(key),
            LabelText.of(exemplar.labels()))
        : null;
  }

  private static String text(SeriesKey key) {
    Map<String, String> labels = new TreeMap<>(key.labels());
    labels.put("__name__", key.name());
    return LabelText.of(labels);
  }

  public void clear() {
    active.clear();
  }
}
