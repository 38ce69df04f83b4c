/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.LogLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what each tenant has, by the context of the records; none is read itself. */
final class TenantScan implements Visitor {
  private final Resources resources = new Resources();
  private final Map<ContextKey, Counts> byContext = new HashMap<>();
  private final Map<String, Counts> byTenant = new TreeMap<>();

  private static final class Counts {
    final Set<String> services = new TreeSet<>();
    final Set<Long> series = new HashSet<>();
    long spans;
    long lines;
    long samples;
    long newest;
  }

  List<TenantContents> found() {
    return byTenant.entrySet().stream().map(e -> contents(e.getKey(), e.getValue())).toList();
  }

  private static TenantContents contents(String tenant, Counts counts) {
    return new TenantContents(
        tenant,
        counts.services,
        counts.spans,
        counts.lines,
        counts.samples,
        counts.series.size(),
        counts.newest);
  }

  @Override
  public boolean wants(Kind kind) {
    return kind != Kind.CONTEXT && kind != Kind.EXEMPLAR;
  }

  @Override
  public void visit(StoredRecord stored) {
    Counts counts = byContext.computeIfAbsent(stored.first(), key -> meet(stored, key));
    counts.newest = Math.max(counts.newest, stored.received());
    switch (stored.kind()) {
      case SPAN -> counts.spans++;
      case LINE, LOG_RECORD -> counts.lines++;
      default -> counts.samples++;
    }
  }

  private Counts meet(StoredRecord stored, ContextKey key) {
    return switch (stored.kind()) {
      case SPAN, LOG_RECORD -> {
        Resources.Known resource = resources.resource(stored);
        Object service = resource.attributes().getOrDefault("service.name", "");
        yield of(resource.tenant(), service.toString());
      }
      case LINE -> {
        StreamKey stream = StreamKey.unpack(stored.bytes(key));
        yield of(stream.tenant(), LogLine.service(stream.labels()));
      }
      default -> {
        SeriesKey series = SeriesKey.unpack(stored.bytes(key));
        Counts counts = of(series.tenant(), "");
        counts.series.add(series.fingerprint());
        yield counts;
      }
    };
  }

  private Counts of(String tenant, String service) {
    Counts counts = byTenant.computeIfAbsent(tenant, name -> new Counts());
    if (!service.isEmpty()) {
      counts.services.add(service);
    }
    return counts;
  }
}
