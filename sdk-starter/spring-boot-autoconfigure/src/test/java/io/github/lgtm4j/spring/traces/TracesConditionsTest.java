/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.spring.config.LgtmAutoConfiguration;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Who decides which traces begin, and who counts them. */
class TracesConditionsTest {
  private static final String ERROR_BIASED = "lgtm.traces.sampler=error-biased";

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  LgtmAutoConfiguration.class, LgtmTracesAutoConfiguration.class));

  @Test
  void boots_decidesAboutAllButProbes() {
    assertThat(decides(context, "otelSampler")).isEqualTo("Probes{dropped,AlwaysOnSampler}");
  }

  @Test
  void boots_givesWayToErrorBiasAndTheLimit_whenTheyAreAskedFor() {
    assertThat(
            decides(
                context.withPropertyValues(ERROR_BIASED, "lgtm.traces.rate-limit=50"),
                "otelSampler"))
        .startsWith("Probes{dropped,RateLimit{50.0/s,ParentBased{root:ErrorBias,");
  }

  @Test
  void theUsersOwn_doesNotGiveWay() {
    assertThat(decides(context.withPropertyValues(ERROR_BIASED), "theirs"))
        .isEqualTo("Probes{dropped,AlwaysOnSampler}");
  }

  @Test
  void errorBias_besideAShareForBoot_isAProblem_andTheShareDecides() {
    context
        .withPropertyValues(ERROR_BIASED, "management.tracing.sampling.probability=0.1")
        .withBean("otelSampler", Sampler.class, Sampler::alwaysOn)
        .run(
            started -> {
              assertThat(started.getBean(Sampler.class).getDescription())
                  .isEqualTo("Probes{dropped,AlwaysOnSampler}");
              assertThat(started.getBean(LgtmConfiguration.class).problems())
                  .filteredOn(problem -> problem.key().equals("lgtm.traces.sampler"))
                  .singleElement()
                  .extracting(Problem::meanwhile)
                  .isEqualTo("the sampler management.tracing.sampling.probability=0.1 decides");
            });
  }

  @Test
  void metersOfOpenTelemetry_whereTheApplicationHasItsOwn_areThose() {
    SdkMeterProvider theirs = SdkMeterProvider.builder().build();
    context.run(started -> assertThat(started).hasSingleBean(MeterProvider.class));
    context
        .withBean(SdkMeterProvider.class, () -> theirs)
        .run(started -> assertThat(started.getBean(MeterProvider.class)).isSameAs(theirs));
  }

  private static String decides(ApplicationContextRunner context, String name) {
    StringBuilder description = new StringBuilder();
    context
        .withBean(name, Sampler.class, Sampler::alwaysOn)
        .run(started -> description.append(started.getBean(Sampler.class).getDescription()));
    return description.toString();
  }
}
