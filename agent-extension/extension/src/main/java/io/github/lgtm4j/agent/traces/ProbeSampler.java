/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.sampling.Wildcards;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Drops the traces of probes: nobody reads them, and there is one every few seconds for each pod. A
 * request that belongs to somebody's trace is kept, whatever its path. Metrics count all of them.
 */
final class ProbeSampler implements Sampler {
  private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
  private static final AttributeKey<String> USER_AGENT =
      AttributeKey.stringKey("user_agent.original");

  private final Sampler others;
  private final Wildcards paths;
  private final Wildcards userAgents;
  private final LongAdder dropped = new LongAdder();

  private ProbeSampler(Sampler others, Wildcards paths, Wildcards userAgents) {
    this.others = others;
    this.paths = paths;
    this.userAgents = userAgents;
  }

  /** In front of the sampler that decides about everything else. */
  static ProbeSampler before(Sampler others, ConfigProperties config) {
    return new ProbeSampler(
        others,
        wildcards(Setting.TRACES_DROP_PATHS, config),
        wildcards(Setting.TRACES_DROP_USER_AGENTS, config));
  }

  long dropped() {
    return dropped.sum();
  }

  private static Wildcards wildcards(Setting setting, ConfigProperties config) {
    String byDefault = String.valueOf(setting.defaultValue());
    return new Wildcards(config.getList(setting.key(), Arrays.asList(byDefault.split(","))));
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    boolean isRootOfARequest =
        kind == SpanKind.SERVER && !Span.fromContext(parent).getSpanContext().isValid();
    if (isRootOfARequest && isProbe(attributes.get(PATH), attributes.get(USER_AGENT))) {
      dropped.increment();
      return SamplingResult.drop();
    }
    return others.shouldSample(parent, traceId, name, kind, attributes, links);
  }

  private boolean isProbe(@Nullable String path, @Nullable String userAgent) {
    return (path != null && paths.match(path))
        || (userAgent != null && userAgents.match(userAgent));
  }

  @Override
  public String getDescription() {
    return "Probes{dropped," + others.getDescription() + "}";
  }
}
