/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.Span;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import io.github.lgtm4j.sink.telemetry.Trace;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Assertions on what the sink has received. Each one waits until it holds; when the time is over it
 * fails with a message that shows what has arrived instead.
 */
public final class TelemetryAssert extends AbstractAssert<TelemetryAssert, Telemetry> {
  private Duration timeout = Duration.ofSeconds(10);

  TelemetryAssert(Telemetry actual) {
    super(actual, TelemetryAssert.class);
  }

  /** How long the assertions that follow wait; default ten seconds. */
  public TelemetryAssert within(Duration time) {
    timeout = time;
    return this;
  }

  /** A trace in which a service has a span of this name; asserts on its spans. */
  public ListAssert<Span> hasTraceWith(String service, String spanName) {
    SpanQuery query = SpanQuery.all().service(service).name(spanName);
    List<Trace> traces =
        await(t -> t.traces(query), "a span \"" + spanName + "\" of service \"" + service + "\"");
    return Assertions.assertThat(traces.get(traces.size() - 1).spans());
  }

  /** Lines that belong to a trace; asserts on them. */
  public ListAssert<LogLine> hasLogsOfTrace(String traceId) {
    return Assertions.assertThat(
        await(t -> t.logsOfTrace(traceId), "log lines of trace " + traceId));
  }

  /** A metric by its name in Prometheus; asserts on its series. */
  public ListAssert<Series> hasMetric(String name) {
    return Assertions.assertThat(await(t -> t.metric(name), "a metric \"" + name + "\""));
  }

  private <T> List<T> await(Function<Telemetry, List<T>> query, String wanted) {
    isNotNull();
    Predicate<Telemetry> arrived = telemetry -> !query.apply(telemetry).isEmpty();
    try {
      if (!actual.await(timeout, arrived)) {
        failWithMessage(
            "expected %s within %s, but what arrived is:%n%s", wanted, timeout, describe(actual));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failWithMessage("interrupted while waiting for %s", wanted);
    }
    return query.apply(actual);
  }

  private static String describe(Telemetry telemetry) {
    return new Received(
            telemetry.traces(SpanQuery.all().limit(10)),
            telemetry.logs(LogQuery.all().limit(20)),
            telemetry.series(SeriesQuery.all()),
            telemetry.violations())
        .toString();
  }
}
