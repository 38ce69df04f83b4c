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

  /** So many traces, each of which has a span of this service; asserts on them. */
  public TracesAssert hasTraces(int count, String service) {
    SpanQuery query = SpanQuery.all().service(service);
    return new TracesAssert(
        await(
            t -> t.traces(query),
            traces -> traces.size() >= count,
            count + " traces of service \"" + service + "\""));
  }

  /** Lines that belong to a trace; asserts on them. */
  public ListAssert<LogLine> logsOfTrace(String traceId) {
    return Assertions.assertThat(
        await(t -> t.logsOfTrace(traceId), "log lines of trace " + traceId));
  }

  /** A metric by its name in Prometheus; asserts on its series. */
  public ListAssert<Series> metric(String name) {
    return Assertions.assertThat(await(t -> t.metric(name), "a metric \"" + name + "\""));
  }

  /** Nothing was refused and nothing flagged so far. */
  public TelemetryAssert hasNoViolations() {
    isNotNull();
    if (!actual.violations().isEmpty()) {
      failWithMessage("expected no violations, but what arrived is:%n%s", describe(actual));
    }
    return this;
  }

  private <T> List<T> await(Function<Telemetry, List<T>> query, String wanted) {
    return await(query, found -> !found.isEmpty(), wanted);
  }

  private <T> List<T> await(
      Function<Telemetry, List<T>> query, Predicate<List<T>> enough, String wanted) {
    isNotNull();
    Predicate<Telemetry> arrived = telemetry -> enough.test(query.apply(telemetry));
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
