/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.metrics;

import io.github.lgtm4j.sdk.metrics.KeptExemplars;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Adds to the page who it is, and to its exemplars which of them lead somewhere. */
final class PageBeans implements BeanPostProcessor {
  private final ObjectProvider<LgtmConfiguration> configuration;
  private final ObjectProvider<PageFacts> facts;

  PageBeans(ObjectProvider<LgtmConfiguration> configuration, ObjectProvider<PageFacts> facts) {
    this.configuration = configuration;
    this.facts = facts;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof PrometheusRegistry page) {
      facts.getObject().addTo(page);
    }
    // Boot's own stays behind it: how the current span is found is Boot's business.
    if (bean instanceof SpanContext spans && !(bean instanceof KeptExemplars)) {
      return new KeptExemplars(spans, configuration.getObject().signals().keptRatio());
    }
    return bean;
  }
}
