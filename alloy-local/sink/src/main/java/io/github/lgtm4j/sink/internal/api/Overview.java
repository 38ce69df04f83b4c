/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.api.Views.ServiceSummary;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Services by their newest spans. */
final class Overview {
  private static final int MAX_SPANS = 2_000;
  private static final Set<String> ENTRY_KINDS = Set.of("server", "consumer");

  private final List<Long> durations = new ArrayList<>();
  private long spans;
  private long errors;

  private Overview() {}

  private record Key(String tenant, String service) {}

  static List<ServiceSummary> services(Telemetry telemetry, SpanQuery query) {
    Map<Key, Overview> services = new LinkedHashMap<>();
    for (Span span : telemetry.spans(query.limit(MAX_SPANS))) {
      services
          .computeIfAbsent(new Key(span.tenant(), span.service()), key -> new Overview())
          .add(span);
    }
    return services.entrySet().stream().map(e -> e.getValue().summary(e.getKey())).toList();
  }

  private void add(Span span) {
    spans++;
    if (ENTRY_KINDS.contains(span.kind()) || span.parentSpanId().isEmpty()) {
      durations.add(span.end() - span.start());
      errors += span.isError() ? 1 : 0;
    }
  }

  private ServiceSummary summary(Key key) {
    Collections.sort(durations);
    return new ServiceSummary(
        key.tenant, key.service, spans, durations.size(), errors, quantile(0.5), quantile(0.95));
  }

  private long quantile(double quantile) {
    return durations.isEmpty() ? 0 : durations.get((int) (quantile * (durations.size() - 1)));
  }
}
