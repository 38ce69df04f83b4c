/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CardinalityLimitTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void counter_withMoreSeriesThanItMay_hasTheRestInOne() {
    CardinalityLimit limit = new CardinalityLimit(3, false);
    registry.config().meterFilter(limit);

    for (int user = 0; user < 10; user++) {
      registry.counter("orders", "user", "u" + user).increment();
      registry.counter("orders", "user", "u" + user).increment();
    }

    assertThat(registry.scrape())
        .contains("orders_total{user=\"u0\"} 2.0", "orders_total{user=\"u1\"} 2.0")
        .contains("orders_total{otel_metric_overflow=\"true\"} 16.0")
        .doesNotContain("u2");
    assertThat(limit.overflows()).isEqualTo(1);
  }

  @Test
  void counter_whereAllSeriesMustHaveTheSameLabels_saysItInThose() {
    registry.config().meterFilter(new CardinalityLimit(2, true));

    registry.counter("orders", "user", "u0").increment();
    registry.counter("orders", "user", "u1").increment();
    registry.counter("orders", "user", "u2").increment();

    assertThat(registry.scrape())
        .contains("orders_total{user=\"u0\"} 1.0")
        .contains("orders_total{user=\"otel.metric.overflow\"} 2.0");
  }

  @Test
  void routes_moreThanAnybodyWrites_areOneThatStillHasItsStatus() {
    registry.config().meterFilter(new RouteGuard());

    for (int path = 0; path < RouteGuard.MOST_ROUTES + 20; path++) {
      registry
          .timer(
              Metrics.HTTP_SERVER_REQUEST_DURATION.name(),
              "http.route",
              "/order/" + path,
              "http.response.status_code",
              "200")
          .record(Duration.ofMillis(1));
    }

    assertThat(registry.scrape())
        .contains(
            "http_server_request_duration_seconds_count{http_response_status_code=\"200\","
                + "http_route=\"_OTHER\"} 20");
  }

  @Test
  void business_withAnEventForEachOrder_isBounded() {
    BusinessMeters business = new BusinessMeters(registry);

    for (int order = 0; order < BusinessMeters.MOST_NAMES + 5; order++) {
      business.succeeded("order-" + order);
      business.value("stock-" + order, order);
    }
    business.failed("order-0");

    assertThat(registry.scrape())
        .contains("lgtm_business_events_total{event=\"_OTHER\",outcome=\"success\"} 5.0")
        .contains("lgtm_business_events_total{event=\"order-0\",outcome=\"failure\"} 1.0")
        .contains("lgtm_business_value{kpi=\"stock-7\"} 7.0")
        .contains("lgtm_business_value{kpi=\"_OTHER\"} 104.0");
  }
}
