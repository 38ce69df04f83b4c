/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.query;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.SampleBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.store.ContextKey;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.StoredRecord;
import io.github.lgtm4j.sink.internal.store.Visitor;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.Series.Exemplar;
import io.github.lgtm4j.sink.telemetry.Series.NativeHistogram;
import io.github.lgtm4j.sink.telemetry.Series.Point;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
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
    final Deque<Point> points = new ArrayDeque<>();
    final Set<Exemplar> exemplars = new LinkedHashSet<>();
    SeriesKey newest;

    Found(SeriesKey first) {
      newest = first;
    }

    /** Remote write tells types now and then: a later record may know more. */
    void learn(SeriesKey key) {
      if (!key.type().equals("unknown")) {
        newest = key;
      }
    }
  }

  SeriesScan(SeriesQuery query) {
    this.query = query;
  }

  List<Series> found() {
    List<Series> series = new ArrayList<>();
    found.values().forEach(value -> series.add(series(value.newest, value)));
    return series;
  }

  private static Series series(SeriesKey key, Found found) {
    return new Series(
        key.tenant(),
        key.name(),
        key.type(),
        key.unit(),
        key.labels(),
        found.points.stream().sorted(Comparator.comparingLong(Point::time)).toList(),
        found.exemplars.stream().sorted(Comparator.comparingLong(Exemplar::time)).toList());
  }

  @Override
  public boolean wants(Kind kind) {
    return kind == Kind.SAMPLE || kind == Kind.HISTOGRAM || kind == Kind.EXEMPLAR;
  }

  @Override
  public void visit(StoredRecord stored) {
    SeriesKey key = keys.computeIfAbsent(stored.first(), k -> SeriesKey.unpack(stored.bytes(k)));
    if (!fits(key)) {
      return;
    }
    Found series = found.computeIfAbsent(key.untyped(), k -> new Found(key));
    series.learn(key);
    switch (stored.kind()) {
      case SAMPLE -> {
        SampleBody sample = SampleBody.unpack(stored.body());
        add(series, new Point(sample.epochMillis(), sample.value(), null));
      }
      case HISTOGRAM -> add(series, point(HistogramBody.unpack(stored.body())));
      default -> {
        ExemplarBody exemplar = ExemplarBody.unpack(stored.body());
        series.exemplars.add(
            new Exemplar(exemplar.epochMillis(), exemplar.value(), exemplar.labels()));
      }
    }
  }

  private static Point point(HistogramBody body) {
    NativeHistogram histogram =
        new NativeHistogram(
            body.scale(),
            body.sum(),
            body.count(),
            body.zeroCount(),
            body.positive(),
            body.negative());
    return new Point(body.epochMillis(), body.count(), histogram);
  }

  private void add(Found series, Point point) {
    series.points.add(point);
    if (series.points.size() > query.maxPoints()) {
      series.points.removeFirst();
    }
  }

  private boolean fits(SeriesKey key) {
    return (query.tenant() == null || query.tenant().equals(key.tenant()))
        && (query.name() == null || query.name().equals(key.name()))
        && key.labels().entrySet().containsAll(query.labels().entrySet());
  }
}
