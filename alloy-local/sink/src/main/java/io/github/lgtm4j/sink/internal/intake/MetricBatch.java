/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.intake;

import io.github.lgtm4j.sink.internal.codec.ExemplarBody;
import io.github.lgtm4j.sink.internal.codec.HistogramBody;
import io.github.lgtm4j.sink.internal.codec.SampleBody;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.internal.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The samples of one request or scrape. */
public final class MetricBatch {
  private final Store store;
  private final Rules rules;
  private final Refusals refusals = new Refusals();
  private @Nullable SeriesKey key;
  private @Nullable Context series;
  private @Nullable Refusal seriesRefusal;
  private boolean dropped;

  public MetricBatch(Store store, Rules rules) {
    this.store = store;
    this.rules = rules;
  }

  /** Begins a series that carries its identity in its labels; the samples that follow are its. */
  public void series(SeriesKey seriesKey) {
    series(seriesKey, seriesKey.labels());
  }

  /** Begins a series whose identity is told elsewhere, as in the resource of OTLP. */
  public void series(SeriesKey seriesKey, Map<String, ?> identity) {
    key = seriesKey;
    series = seriesKey.pack();
    seriesRefusal = rules.mimir().series(seriesKey);
    String subject = seriesKey.labels().getOrDefault("job", seriesKey.name());
    dropped = rules.identity().drops(seriesKey.tenant(), subject, identity);
  }

  /** Refuses the series for a label that a writer has sent twice. */
  public void duplicateLabel(String name) {
    if (key != null && seriesRefusal == null) {
      seriesRefusal = rules.mimir().duplicateLabel(key, name);
    }
  }

  public void sample(long epochMillis, double value) {
    if (accepts(epochMillis)) {
      store.append(Kind.SAMPLE, series, null, new SampleBody(epochMillis, value).pack());
    }
  }

  public void histogram(HistogramBody histogram) {
    if (accepts(histogram.epochMillis())) {
      store.append(Kind.HISTOGRAM, series, null, histogram.pack());
    }
  }

  private boolean accepts(long epochMillis) {
    if (key == null) {
      throw new IllegalStateException("a sample needs a series");
    }
    Refusal refusal =
        seriesRefusal == null ? rules.mimir().sample(key, epochMillis) : seriesRefusal;
    return !refusals.add(refusal) && !dropped;
  }

  public void exemplar(ExemplarBody exemplar) {
    if (key != null && seriesRefusal == null && !dropped) {
      Refusal refusal = rules.mimir().exemplar(key, exemplar);
      if (refusal == null) {
        store.append(Kind.EXEMPLAR, series, null, exemplar.pack());
      } else {
        boolean unused = refusals.add(refusal);
      }
    }
  }

  public Refusals end() {
    return refusals;
  }
}
