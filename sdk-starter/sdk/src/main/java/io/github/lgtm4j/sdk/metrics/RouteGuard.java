/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the routes of an HTTP server: beyond {@value #MOST_ROUTES} they are {@value #REST}, which
 * still says what method and status they had. A route is a pattern; who has that many has put paths
 * there. Thread-safe.
 *
 * @since 0.1.0
 */
public final class RouteGuard implements MeterFilter {
  /** The most routes. */
  public static final int MOST_ROUTES = 500;

  /** The route of what is too much. */
  public static final String REST = "_OTHER";

  private static final String ROUTE = "http.route";

  private final Set<String> routes = ConcurrentHashMap.newKeySet();

  /** None so far. */
  public RouteGuard() {}

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!id.getName().equals(Metrics.HTTP_SERVER_REQUEST_DURATION.name())) {
      return id;
    }
    String route = id.getTag(ROUTE);
    if (route == null || route.isEmpty() || routes.contains(route)) {
      return id;
    }
    if (routes.size() < MOST_ROUTES) {
      routes.add(route);
      return id;
    }
    List<Tag> tags = new ArrayList<>();
    for (Tag tag : id.getTagsAsIterable()) {
      tags.add(tag.getKey().equals(ROUTE) ? Tag.of(ROUTE, REST) : tag);
    }
    return id.replaceTags(tags);
  }
}
