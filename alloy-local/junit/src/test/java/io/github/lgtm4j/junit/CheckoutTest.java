/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.junit;

import static io.github.lgtm4j.junit.LgtmAssertions.assertThat;

import io.github.lgtm4j.sink.LocalSink;
import io.github.lgtm4j.sink.telemetry.LogLine;
import io.github.lgtm4j.sink.telemetry.Series;
import io.github.lgtm4j.sink.telemetry.SpanQuery;
import io.github.lgtm4j.sink.telemetry.Telemetry;
import org.junit.jupiter.api.Test;

// The README shows what follows; ReadmeTest compares them.
@LgtmTest
class CheckoutTest {

  @Test
  void order_isTracedLoggedAndCounted(LocalSink sink, Telemetry telemetry) {
    try (Shop shop = Shop.thatExportsTo(sink.otlpHttp())) {
      shop.order("book");
    }

    assertThat(telemetry)
        .hasTraces(1, "shop")
        .hasSpan("shop", "POST /orders")
        .hasSpan("shop", "INSERT orders")
        .areComplete()
        .haveNoErrors();
    String id = telemetry.traces(SpanQuery.all().service("shop")).get(0).id();
    assertThat(telemetry).logsOfTrace(id).extracting(LogLine::message).contains("order taken");
    assertThat(telemetry).metric("orders_total").extracting(Series::last).containsExactly(1.0);
    assertThat(telemetry).hasNoViolations();
  }
}
