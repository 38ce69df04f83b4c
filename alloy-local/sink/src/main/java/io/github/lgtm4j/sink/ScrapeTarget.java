/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@code /metrics} page that the sink reads at an interval, as Alloy does for an annotated pod.
 *
 * @param uri the page
 * @param tenant the tenant of its series
 * @param labels labels that every series gets, such as application, environment and cluster
 * @param interval the time from one scrape to the next
 */
public record ScrapeTarget(URI uri, String tenant, Map<String, String> labels, Duration interval) {

  /** Reads the page every five seconds for the tenant {@code anonymous}. */
  public static ScrapeTarget of(URI uri) {
    return new ScrapeTarget(uri, LocalSink.DEFAULT_TENANT, Map.of(), Duration.ofSeconds(5));
  }

  public ScrapeTarget tenant(String value) {
    return new ScrapeTarget(uri, value, labels, interval);
  }

  public ScrapeTarget label(String name, String value) {
    Map<String, String> more = new TreeMap<>(labels);
    more.put(name, value);
    return new ScrapeTarget(uri, tenant, more, interval);
  }

  public ScrapeTarget interval(Duration value) {
    return new ScrapeTarget(uri, tenant, labels, value);
  }
}
