/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.limits;

import java.time.Duration;
import java.util.List;

/**
 * The limits of one tenant. A number that is 0 means that there is no limit, as in the products.
 *
 * @param loki what Loki limits
 * @param mimir what Mimir limits
 * @param tempo what Tempo limits
 * @param contract what the sink Alloy asks for
 */
public record TenantLimits(Loki loki, Mimir mimir, Tempo tempo, Contract contract) {

  /** Loki's {@code limits_config}; sizes are in bytes. */
  public record Loki(
      int maxLineSize,
      int maxLabelNames,
      int maxLabelNameLength,
      int maxLabelValueLength,
      boolean rejectOldSamples,
      Duration rejectOldSamplesMaxAge,
      Duration creationGracePeriod,
      int maxStreams,
      boolean allowStructuredMetadata,
      int maxStructuredMetadataSize,
      int maxStructuredMetadataEntries) {}

  /** Mimir's {@code limits}; sizes are in bytes. */
  public record Mimir(
      int maxLabelNames,
      int maxInfoLabelNames,
      int maxLabelNameLength,
      int maxLabelValueLength,
      Duration creationGracePeriod,
      Duration pastGracePeriod,
      int maxSeries) {}

  /** Tempo's overrides; sizes are in bytes. */
  public record Tempo(int maxAttributeBytes, int maxBytesPerTrace) {}

  /**
   * The identity that telemetry must carry.
   *
   * @param required the labels or resource attributes
   * @param environments the environments that are known
   * @param drop true to drop what lacks them, as the sink Alloy does; false to flag it
   */
  public record Contract(List<String> required, List<String> environments, boolean drop) {}

  static TenantLimits of(Values values) {
    return new TenantLimits(loki(values), mimir(values), tempo(values), contract(values));
  }

  private static Loki loki(Values values) {
    return new Loki(
        values.bytes("loki.max_line_size"),
        values.number("loki.max_label_names_per_series"),
        values.number("loki.max_label_name_length"),
        values.number("loki.max_label_value_length"),
        values.flag("loki.reject_old_samples"),
        values.duration("loki.reject_old_samples_max_age"),
        values.duration("loki.creation_grace_period"),
        values.number("loki.max_global_streams_per_user"),
        values.flag("loki.allow_structured_metadata"),
        values.bytes("loki.max_structured_metadata_size"),
        values.number("loki.max_structured_metadata_entries_count"));
  }

  private static Mimir mimir(Values values) {
    return new Mimir(
        values.number("mimir.max_label_names_per_series"),
        values.number("mimir.max_label_names_per_info_series"),
        values.number("mimir.max_label_name_length"),
        values.number("mimir.max_label_value_length"),
        values.duration("mimir.creation_grace_period"),
        values.duration("mimir.past_grace_period"),
        values.number("mimir.max_global_series_per_user"));
  }

  private static Tempo tempo(Values values) {
    return new Tempo(
        values.number("tempo.max_attribute_bytes"), values.number("tempo.max_bytes_per_trace"));
  }

  private static Contract contract(Values values) {
    return new Contract(
        values.list("contract.required"),
        values.list("contract.environments"),
        values.oneOf("contract.missing", "drop", "flag"));
  }
}
