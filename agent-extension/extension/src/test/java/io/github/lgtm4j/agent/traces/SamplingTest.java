/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  private final List<String> counted = new ArrayList<>();

  @Test
  void agentsSampler_withoutSettings_decidesAboutAllButProbes() {
    assertThat(before(sampling(Map.of())).getDescription())
        .isEqualTo("Probes{dropped,AlwaysOnSampler}");
    assertThat(counted).containsExactly("probe");
  }

  @Test
  void rateLimitAndErrorBias_areInOneAnother() {
    Sampling sampling =
        sampling(Map.of("lgtm.traces.rate-limit", "5", "lgtm.traces.sampler", "error-biased"));

    assertThat(before(sampling).getDescription())
        .startsWith("Probes{dropped,RateLimit{5.0/s,ParentBased{root:ErrorBias");
    assertThat(sampling.processor()).isNotNull();
    assertThat(counted).containsExactly("rate-limit", "probe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "NaN", "Infinity"})
  void rateLimit_thatIsNone_isAProblemAndNoLimit(String limit) {
    Sampling sampling = sampling(Map.of("lgtm.traces.rate-limit", limit));

    assertThat(sampling.problems())
        .singleElement()
        .extracting(Problem::key, Problem::meanwhile)
        .containsExactly("lgtm.traces.rate-limit", "there is no limit");
    assertThat(before(sampling).getDescription()).doesNotContain("RateLimit");
  }

  @Test
  void samplerOfOurs_besideOneOfTheAgents_isAProblemAndTheirsDecides() {
    Sampling sampling =
        sampling(
            Map.of("lgtm.traces.sampler", "error-biased", "otel.traces.sampler", "always_off"));

    assertThat(sampling.problems())
        .singleElement()
        .extracting(Problem::meanwhile)
        .isEqualTo("the sampler always_off decides");
    assertThat(sampling.processor()).isNull();
  }

  @Test
  void samplerThatDoesNotExist_isAProblem() {
    assertThat(sampling(Map.of("lgtm.traces.sampler", "errors")).problems())
        .singleElement()
        .extracting(Problem::got, Problem::expected)
        .containsExactly("\"errors\"", "all or error-biased");
  }

  private Sampler before(Sampling sampling) {
    return sampling.before(Sampler.alwaysOn(), (reason, number) -> counted.add(reason));
  }

  private static Sampling sampling(Map<String, String> settings) {
    return new Sampling(DefaultConfigProperties.createFromMap(settings), 0.05);
  }
}
