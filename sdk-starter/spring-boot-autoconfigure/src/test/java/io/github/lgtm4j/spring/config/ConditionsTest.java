/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.sdk.metrics.CardinalityLimit;
import io.github.lgtm4j.sdk.metrics.ContractFilter;
import io.github.lgtm4j.sdk.metrics.JvmMeters;
import io.github.lgtm4j.sdk.metrics.RouteGuard;
import io.github.lgtm4j.sdk.scrape.MetricsPage;
import io.github.lgtm4j.spring.metrics.LgtmHttpAutoConfiguration;
import io.github.lgtm4j.spring.metrics.LgtmMetricsAutoConfiguration;
import io.github.lgtm4j.spring.scrape.LgtmScrapeAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationConvention;

/** When what is there, and that a user's own bean wins. */
class ConditionsTest {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  LgtmAutoConfiguration.class,
                  LgtmMetricsAutoConfiguration.class,
                  LgtmHttpAutoConfiguration.class,
                  LgtmScrapeAutoConfiguration.class));

  @Test
  void withoutAnySetting_allOfItIsThere() {
    context
        .withBean(PrometheusRegistry.class)
        .run(
            started ->
                assertThat(started)
                    .hasSingleBean(LgtmConfiguration.class)
                    .hasSingleBean(ContractFilter.class)
                    .hasSingleBean(JvmMeters.class)
                    .hasSingleBean(MetricsPage.class)
                    .hasSingleBean(ServerRequestObservationConvention.class));
  }

  @Test
  void off_nothingIsThere() {
    context
        .withPropertyValues("lgtm.enabled=false")
        .withBean(PrometheusRegistry.class)
        .run(
            started ->
                assertThat(started)
                    .doesNotHaveBean(LgtmConfiguration.class)
                    .doesNotHaveBean(CardinalityLimit.class)
                    .doesNotHaveBean(MetricsPage.class)
                    .doesNotHaveBean(ServerRequestObservationConvention.class));
  }

  @Test
  void micrometersNames_leaveTheContractsOutAndTheLimitIn() {
    context
        .withPropertyValues("lgtm.metrics.contract=micrometer")
        .run(
            started ->
                assertThat(started)
                    .doesNotHaveBean(ContractFilter.class)
                    .doesNotHaveBean(JvmMeters.class)
                    .doesNotHaveBean(ServerRequestObservationConvention.class)
                    .hasSingleBean(CardinalityLimit.class));
  }

  @Test
  void beans_ofTheUsersOwn_win() {
    CardinalityLimit theirs = new CardinalityLimit(7, false);
    context
        .withBean("theirs", CardinalityLimit.class, () -> theirs)
        .withBean(DefaultServerRequestObservationConvention.class)
        .run(
            started -> {
              assertThat(started.getBean(CardinalityLimit.class)).isSameAs(theirs);
              assertThat(started.getBean(ServerRequestObservationConvention.class))
                  .isInstanceOf(DefaultServerRequestObservationConvention.class);
            });
  }

  @Test
  void routes_thatAreFarTooMany_areOneThatSaysSo() {
    context.run(
        started -> {
          MeterRegistry registry = new SimpleMeterRegistry();
          started
              .getBeanProvider(MeterFilter.class)
              .orderedStream()
              .forEach(registry.config()::meterFilter);
          for (int i = 0; i < RouteGuard.MOST_ROUTES + 100; i++) {
            registry.timer("http.server.request.duration", "http.route", "/made-up/" + i);
          }

          assertThat(registry.get("http.server.request.duration").timers())
              .hasSize(RouteGuard.MOST_ROUTES + 1)
              .anySatisfy(
                  timer -> assertThat(timer.getId().getTag("http.route")).isEqualTo("_OTHER"));
        });
  }

  @Test
  void withoutARegistryOfPrometheus_thereIsNoPage() {
    context.run(started -> assertThat(started).doesNotHaveBean(MetricsPage.class));
    context
        .withClassLoader(new FilteredClassLoader(PrometheusRegistry.class))
        .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(MetricsPage.class));
  }
}
