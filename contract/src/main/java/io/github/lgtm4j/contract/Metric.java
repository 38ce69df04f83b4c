/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A metric of the contract: its name, instrument, unit, labels and bounds. Immutable.
 *
 * @since 0.1.0
 */
public final class Metric {

  /** What kind of instrument records the metric. */
  public enum Instrument {
    COUNTER("counter"),
    UPDOWNCOUNTER("gauge"),
    GAUGE("gauge"),
    HISTOGRAM("histogram");

    private final String prometheusType;

    Instrument(String prometheusType) {
      this.prometheusType = prometheusType;
    }

    /** The type that Prometheus shows. */
    public String prometheusType() {
      return prometheusType;
    }
  }

  private final String name;
  private final Instrument instrument;
  private final String unit;
  private final List<String> requiredAttributes;
  private final List<String> optionalAttributes;
  private final List<Double> bounds;

  private Metric(
      String name,
      Instrument instrument,
      String unit,
      List<String> requiredAttributes,
      List<String> optionalAttributes,
      List<Double> bounds) {
    this.name = name;
    this.instrument = instrument;
    this.unit = unit;
    this.requiredAttributes = Collections.unmodifiableList(requiredAttributes);
    this.optionalAttributes = Collections.unmodifiableList(optionalAttributes);
    this.bounds = Collections.unmodifiableList(bounds);
  }

  static Metric of(String name, Instrument instrument, String unit) {
    return new Metric(name, instrument, unit, none(), none(), none());
  }

  Metric required(String... attributes) {
    return new Metric(
        name, instrument, unit, Arrays.asList(attributes), optionalAttributes, bounds);
  }

  Metric optional(String... attributes) {
    return new Metric(
        name, instrument, unit, requiredAttributes, Arrays.asList(attributes), bounds);
  }

  Metric bounds(Double... upper) {
    return new Metric(
        name, instrument, unit, requiredAttributes, optionalAttributes, Arrays.asList(upper));
  }

  /** OpenTelemetry's name, such as {@code http.server.request.duration}. */
  public String name() {
    return name;
  }

  /** The kind of instrument. */
  public Instrument instrument() {
    return instrument;
  }

  /** The unit in UCUM: {@code s}, {@code By}, {@code 1} or a thing in braces. */
  public String unit() {
    return unit;
  }

  /** Attributes that every series has, by OpenTelemetry's names. */
  public List<String> requiredAttributes() {
    return requiredAttributes;
  }

  /** Attributes that a series can have, by OpenTelemetry's names. */
  public List<String> optionalAttributes() {
    return optionalAttributes;
  }

  /** Upper bounds of the buckets without {@code +Inf}; empty when it is not a histogram. */
  public List<Double> bounds() {
    return bounds;
  }

  /** The name that Prometheus shows, such as {@code http_server_request_duration_seconds}. */
  public String prometheusName() {
    StringBuilder shown = new StringBuilder(label(name));
    if (unit.equals("s")) {
      shown.append("_seconds");
    } else if (unit.equals("By")) {
      shown.append("_bytes");
    }
    return instrument == Instrument.COUNTER ? shown.append("_total").toString() : shown.toString();
  }

  /** The labels that every series has, by Prometheus' names. */
  public List<String> requiredLabels() {
    return labels(requiredAttributes);
  }

  /** The labels that a series can have, by Prometheus' names. */
  public List<String> optionalLabels() {
    return labels(optionalAttributes);
  }

  @Override
  public String toString() {
    return prometheusName();
  }

  private static List<String> labels(List<String> attributes) {
    List<String> labels = new ArrayList<>();
    for (String attribute : attributes) {
      labels.add(label(attribute));
    }
    return labels;
  }

  private static String label(String attribute) {
    return attribute.replace('.', '_');
  }

  private static <T> List<T> none() {
    return Collections.emptyList();
  }
}
