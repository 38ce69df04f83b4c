/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.github.lgtm4j.sdk.export.CarefulSpanExporter;
import io.github.lgtm4j.sdk.export.OtlpHeaders;
import io.github.lgtm4j.sdk.export.SpanExporters;
import io.github.lgtm4j.sdk.export.SpanTelemetry;
import io.github.lgtm4j.sdk.traces.MaskedBaggage;
import io.github.lgtm4j.spring.config.BootsHeaders;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;

/**
 * Stands in front of Boot's beans in place of replacing them: whatever the user or Boot has made,
 * or makes in a later version, is still what works behind.
 */
final class TracingBeans implements BeanPostProcessor, BeanFactoryAware {
  /** What Boot calls the sampler that it makes; any other is somebody's own. */
  private static final String BOOTS_SAMPLER = "otelSampler";

  private static final ObjectProvider<Propagator> NONE = new ObjectProvider<>() {};

  private final ObjectProvider<LgtmConfiguration> configuration;
  private final ObjectProvider<SpanTelemetry> telemetry;
  private final Environment environment;
  private ObjectProvider<Propagator> propagators = NONE;

  TracingBeans(
      ObjectProvider<LgtmConfiguration> configuration,
      ObjectProvider<SpanTelemetry> telemetry,
      Environment environment) {
    this.configuration = configuration;
    this.telemetry = telemetry;
    this.environment = environment;
  }

  @Override
  public void setBeanFactory(BeanFactory beanFactory) {
    propagators = beanFactory.getBeanProvider(Propagator.class);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof SpanExporter exporter && !(bean instanceof CarefulSpanExporter)) {
      return careful(exporter);
    }
    if (bean instanceof Sampler sampler) {
      return telemetry.getObject().sampling().before(sampler, !beanName.equals(BOOTS_SAMPLER));
    }
    if (bean instanceof ContextPropagators boots) {
      return ContextPropagators.create(
          new MaskedBaggage(
              boots.getTextMapPropagator(), configuration.getObject().signals().masking()));
    }
    // A subclass is somebody's own.
    if (bean.getClass() == PropagatingReceiverTracingObservationHandler.class) {
      var handler = (PropagatingReceiverTracingObservationHandler<?>) bean;
      return new ReceiverHandler(handler.getTracer(), propagators.getObject());
    }
    if (bean.getClass() == PropagatingSenderTracingObservationHandler.class) {
      var handler = (PropagatingSenderTracingObservationHandler<?>) bean;
      return new SenderHandler(handler.getTracer(), propagators.getObject());
    }
    return bean;
  }

  private SpanExporter careful(SpanExporter exporter) {
    LgtmConfiguration found = configuration.getObject();
    OtlpHeaders headers = BootsHeaders.with(found, environment);
    return new CarefulSpanExporter(
        SpanExporters.with(exporter, headers, found.certificates()),
        found.signals().masking(),
        telemetry.getObject().counts());
  }
}
