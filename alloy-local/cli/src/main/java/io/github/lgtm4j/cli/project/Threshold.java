/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an application is held to. */
public enum Threshold {
  /** The objective: this share of requests succeeds, over 30 days. */
  AVAILABILITY(Kind.OBJECTIVE),
  /** The objective: this share of requests is faster than {@link #LATENCY_BOUND}, over 30 days. */
  LATENCY_SHARE(Kind.OBJECTIVE),
  /** A request that takes longer is slow. */
  LATENCY_BOUND(Kind.BUCKET),
  /** The share of requests that may fail. */
  ERROR_RATIO(Kind.RATIO),
  /** What 95 of 100 requests have to be faster than. */
  LATENCY_P95(Kind.DURATION),
  /** The lowest apdex, 0 to 1. */
  APDEX(Kind.RATIO),
  /** Whoever waits no longer than this is satisfied. */
  APDEX_SATISFIED(Kind.BUCKET),
  /** Whoever waits no longer than this tolerates it. */
  APDEX_TOLERATED(Kind.BUCKET),
  /**
   * The least traffic, in requests a second. No tier has one: only who knows an application knows
   * it.
   */
  THROUGHPUT(Kind.RATE),
  /** With less traffic than this a ratio means nothing, and alerts on ratios are silent. */
  MINIMUM_REQUESTS(Kind.RATE),
  /** The share of the heap that may be used after a collection. */
  HEAP(Kind.RATIO),
  /** The share of time that collections may stop the application. */
  GC_TIME(Kind.RATIO),
  /** The share of its processors that a JVM may use. */
  CPU(Kind.RATIO),
  /** The share of its connections that a pool may use. */
  POOL(Kind.RATIO),
  /** The most lines with level error, a second. */
  LOG_ERRORS(Kind.RATE);

  /** How the value is written. */
  public enum Kind {
    /** A share, of which the rest is an error budget. */
    OBJECTIVE,
    /** A share, such as {@code 5%}. */
    RATIO,
    /** A time, such as {@code 250ms}. */
    DURATION,
    /** A time that is an upper bound of the contract's buckets. */
    BUCKET,
    /** So many a second, such as {@code 10/s}. */
    RATE
  }

  private final Kind kind;

  Threshold(Kind kind) {
    this.kind = kind;
  }

  /** The key in {@code lgtm4j.yaml}, such as {@code error-ratio}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name in a series, such as {@code error_ratio}. */
  public String seriesName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How its value is written. */
  public Kind kind() {
    return kind;
  }

  static Optional<Threshold> of(String key) {
    return Arrays.stream(values()).filter(threshold -> threshold.key().equals(key)).findFirst();
  }
}
