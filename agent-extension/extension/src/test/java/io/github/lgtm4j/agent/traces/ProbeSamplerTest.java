/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeSamplerTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @ParameterizedTest
  @CsvSource({
    "/health, DROP",
    "/health/live, DROP",
    "/healthz, DROP",
    "/actuator/health/readiness, DROP",
    "/livez, DROP",
    "/readyz, DROP",
    "/, RECORD_AND_SAMPLE",
    "/api/health, RECORD_AND_SAMPLE",
    "/livez/more, RECORD_AND_SAMPLE"
  })
  void request_toAPath_isDroppedIfItIsAProbe(String path, SamplingDecision decision) {
    assertThat(decide(Map.of(), Context.root(), SpanKind.SERVER, path, "curl")).isEqualTo(decision);
  }

  @Test
  void request_byAProbe_isDropped() {
    assertThat(decide(Map.of(), Context.root(), SpanKind.SERVER, "/", "kube-probe/1.33"))
        .isEqualTo(SamplingDecision.DROP);
  }

  @Test
  void request_ofSomebodysTrace_isKeptWhateverItsPath() {
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
    Context parent = Context.root().with(Span.wrap(remote));

    assertThat(decide(Map.of(), parent, SpanKind.SERVER, "/health", "curl"))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  @Test
  void callOfAClient_toAHealthPage_isKept() {
    assertThat(decide(Map.of(), Context.root(), SpanKind.CLIENT, "/health", "curl"))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  @Test
  void pathsAndUserAgents_thatAreSet_replaceTheDefaults() {
    Map<String, String> config = Map.of("lgtm.traces.drop-paths", "/ping,/a.b");

    assertThat(decide(config, Context.root(), SpanKind.SERVER, "/ping", "curl"))
        .isEqualTo(SamplingDecision.DROP);
    assertThat(decide(config, Context.root(), SpanKind.SERVER, "/axb", "curl"))
        .as("a dot is a dot")
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    assertThat(decide(config, Context.root(), SpanKind.SERVER, "/health", "curl"))
        .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
  }

  private static SamplingDecision decide(
      Map<String, String> config, Context parent, SpanKind kind, String path, String userAgent) {
    Attributes attributes =
        Attributes.of(
            AttributeKey.stringKey("url.path"), path,
            AttributeKey.stringKey("user_agent.original"), userAgent);
    return ProbeSampler.before(Sampler.alwaysOn(), DefaultConfigProperties.createFromMap(config))
        .shouldSample(parent, TRACE, "GET", kind, attributes, List.of())
        .getDecision();
  }
}
