/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.SampleBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Series.Exemplar;
import io.github.lgtm4j.sink.telemetry.Series.Point;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the series that fit a query with their samples and exemplars. */
final class SeriesScan implements Visitor {
  private final SeriesQuery query;
  private final Map<ContextKey, SeriesKey> keys = new HashMap<>();
  private final Map<SeriesKey, Found> found = new LinkedHashMap<>();

  private static final class Found {
    final List<Point> points = new ArrayList<>();
    final Set<Exemplar> exemplars = new LinkedHashSet<>();
  }

  SeriesScan(SeriesQuery query) {
    this.query = query;
  }

  List<Series> found() {
    List<Series> series = new ArrayList<>();
    found.forEach((key, value) -> series.add(series(key, value)));
    return series;
  }

  private static Series series(SeriesKey key, Found found) {
    found.points.sort(Comparator.comparingLong(Point::time));
    return new Series(
        key.tenant(),
        key.name(),
        key.type(),
        key.unit(),
        key.labels(),
        List.copyOf(found.points),
        found.exemplars.stream().sorted(Comparator.comparingLong(Exemplar::time)).toList());
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SAMPLE || kind == Kind.EXEMPLAR;
  }

  @Override
  public void visit(StoredRecord stored) {
    SeriesKey key = keys.computeIfAbsent(stored.first(), k -> SeriesKey.unpack(stored.bytes(k)));
    if (!fits(key)) {
      return;
    }
    Found series = found.computeIfAbsent(key, k -> new Found());
    if (stored.kind() == Kind.SAMPLE) {
      SampleBody sample = SampleBody.unpack(stored.body());
      series.points.add(new Point(sample.epochMillis(), sample.value(), null));
    } else {
      ExemplarBody exemplar = ExemplarBody.unpack(stored.body());
      series.exemplars.add(
          new Exemplar(exemplar.epochMillis(), exemplar.value(), exemplar.labels()));
    }
  }

  private boolean fits(SeriesKey key) {
    return (query.tenant() == null || query.tenant().equals(key.tenant()))
        && (query.name() == null || query.name().equals(key.name()))
        && key.labels().entrySet().containsAll(query.labels().entrySet());
  }
}
