/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.otlp;

/** Attributes by which an export of the sink remembers what OTLP has no place for. */
public final class Markers {
  /** The tenant, which OTLP carries in a header. */
  public static final String TENANT = "lgtm4j.tenant";

  /** Set where the attributes of the resource are the labels of a Loki stream. */
  public static final String LOKI_STREAM = "lgtm4j.loki.stream";

  /** Metadata of a metric: its type in Prometheus. */
  public static final String METRIC_TYPE = "prometheus.type";

  private Markers() {}
}
