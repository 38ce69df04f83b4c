/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.net.FailedRequest;
import io.github.lgtm4j.sink.internal.net.Request;
import io.github.lgtm4j.sink.telemetry.LogQuery;
import io.github.lgtm4j.sink.telemetry.SeriesQuery;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import java.util.Map;

/** Queries from the parameters of a request. */
final class Parameters {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 100_000;

  private Parameters() {}

  static SpanQuery spans(Request request) {
    return SpanQuery.all()
        .tenant(request.parameter("tenant"))
        .service(request.parameter("service"))
        .name(request.parameter("name"))
        .text(request.parameter("text"))
        .errorsOnly("true".equals(request.parameter("errors")))
        .minNanos(number(request, "min_ms", 0) * 1_000_000)
        .limit(limit(request));
  }

  static LogQuery logs(Request request) {
    LogQuery query =
        LogQuery.all()
            .tenant(request.parameter("tenant"))
            .service(request.parameter("service"))
            .traceId(request.parameter("trace_id"))
            .levels(request.parameters("level"))
            .text(request.parameter("text"))
            .after(number(request, "after", Long.MIN_VALUE))
            .until(number(request, "until", Long.MAX_VALUE))
            .limit(limit(request));
    for (String label : request.parameters("label")) {
      query = query.label(name(label), value(label));
    }
    for (String field : request.parameters("field")) {
      query = query.field(name(field), value(field));
    }
    return query;
  }

  static SeriesQuery series(Request request) {
    SeriesQuery query =
        new SeriesQuery(
            request.parameter("tenant"), request.parameter("name"), Map.of(), limit(request));
    for (String label : request.parameters("label")) {
      query = query.label(name(label), value(label));
    }
    return query;
  }

  private static String name(String label) {
    int equals = label.indexOf('=');
    if (equals < 0) {
      throw new FailedRequest(400, "label must be name=value but is \"" + label + '"');
    }
    return label.substring(0, equals);
  }

  private static String value(String label) {
    return label.substring(label.indexOf('=') + 1);
  }

  private static int limit(Request request) {
    long limit = number(request, "limit", DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new FailedRequest(400, "limit must be 1 to " + MAX_LIMIT + " but is " + limit);
    }
    return (int) limit;
  }

  private static long number(Request request, String name, long otherwise) {
    String text = request.parameter(name);
    try {
      return text == null ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new FailedRequest(400, name + " must be a number but is \"" + text + '"');
    }
  }
}
