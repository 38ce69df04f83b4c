/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
  /** 100 series and 10 for each route; a line of 100 bytes and two spans of 500 a request. */
  private static final Measured MEASURED = new Measured(100, 10, 1, 100, 0.1, 2, 500, 0.2);

  private static final Assumptions ASSUMPTIONS = new Assumptions(5, 1, 0.01, 30, -1);

  @Test
  void series_ofAnApplication_areThoseOfItsInstancesAndRoutes() {
    Estimate estimate = one(new Workload("checkout", "shop", "prod", 4, 0));

    assertThat(estimate.series()).isEqualTo(4 * (100 + 5 * 10));
    assertThat(estimate.samplesPerSecond()).isEqualTo(600 / 30.0);
    assertThat(estimate.metricsStored()).isEqualTo(20 * 86_400 * 2.0 * 90);
    assertThat(estimate.logBytesPerDay()).isZero();
    assertThat(estimate.spansPerDay()).isZero();
  }

  @Test
  void linesAndSpans_ofProd_areWhatErrorsAndTheSampleLeave() {
    Estimate estimate = one(new Workload("checkout", "shop", "prod", 1, 50));
    double kept = 0.01 + 0.99 * 0.05;

    assertThat(estimate.logBytesPerSecond()).as("before sampling").isEqualTo(5_000);
    assertThat(estimate.logBytesPerDay()).isCloseTo(5_000 * kept * 86_400, within(1.0));
    assertThat(estimate.spansPerDay()).isCloseTo(100 * kept * 86_400, within(1.0));
    assertThat(estimate.logsStored()).isCloseTo(estimate.logBytesPerDay() * 0.1 * 90, within(1.0));
    assertThat(estimate.tracesStored())
        .isCloseTo(estimate.spansPerDay() * 500 * 0.2 * 30, within(1.0));
  }

  @Test
  void everything_ofDev_isKept_forLessLong() {
    Estimate estimate = one(new Workload("checkout", "shop", "dev", 1, 50));

    assertThat(estimate.spansPerDay()).isEqualTo(100 * 86_400.0);
    assertThat(estimate.tracesStored()).isCloseTo(100 * 86_400.0 * 500 * 0.2 * 2, within(1.0));
  }

  @Test
  void tenants_areSummedEach() {
    List<Estimate> estimates =
        Estimate.of(
            List.of(
                new Workload("checkout", "shop", "prod", 2, 10),
                new Workload("invoices", "billing", "prod", 1, 10),
                new Workload("cart", "shop", "prod", 1, 10)),
            MEASURED,
            ASSUMPTIONS);

    assertThat(estimates).extracting(Estimate::tenant).containsExactly("billing", "shop");
    assertThat(estimates.get(1).applications()).isEqualTo(2);
    assertThat(estimates.get(1).series()).isEqualTo(3 * estimates.get(0).series());
  }

  @Test
  void cost_isStorageAndTheShareOfMachines() {
    Estimate shop = one(new Workload("checkout", "shop", "prod", 1, 30));
    Estimate all = shop.plus(one(new Workload("checkout", "shop", "prod", 3, 90)));
    Prices prices = new Prices(0.5, 400.0, null);

    assertThat(prices.cost(shop, all))
        .isCloseTo(0.5 * shop.stored() / (1 << 30) + 100, within(0.001));
    assertThat(prices.cost(all, all))
        .isCloseTo(0.5 * all.stored() / (1 << 30) + 400, within(0.001));
    assertThat(new Prices(null, null, 1_000.0).known()).isFalse();
  }

  @Test
  void advice_isTheSmallestSizeThatTakesEveryTenant() {
    assertThat(Limits.advice(List.of(series("a", 100_000), series("b", 400_000))))
        .singleElement()
        .asString()
        .contains("staging.yaml");
    assertThat(Limits.advice(List.of(series("a", 600_000))))
        .singleElement()
        .asString()
        .contains("prod.yaml");
    assertThat(Limits.advice(List.of(series("a", 100), series("b", 2_500_000))))
        .singleElement()
        .asString()
        .startsWith(
            "b: 2,500,000 is more than max_global_series_per_user of prod allows (1,000,000)");
  }

  private static Estimate series(String tenant, double series) {
    return new Estimate(tenant, 1, series, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static Estimate one(Workload workload) {
    return Estimate.of(List.of(workload), MEASURED, ASSUMPTIONS).get(0);
  }
}
