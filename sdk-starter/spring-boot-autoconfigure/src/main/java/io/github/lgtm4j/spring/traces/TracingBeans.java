/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.traces;

import io.github.lgtm4j.sdk.export.CarefulSpanExporter;
import io.github.lgtm4j.sdk.export.ExportCounts;
import io.github.lgtm4j.sdk.export.OtlpHeaders;
import io.github.lgtm4j.sdk.export.SpanExporters;
import io.github.lgtm4j.sdk.traces.ProbeSampler;
import io.github.lgtm4j.sdk.traces.Probes;
import io.github.lgtm4j.spring.config.LgtmConfiguration;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Stands in front of Boot's beans in place of replacing them: whatever the user or Boot has made,
 * or makes in a later version, is still what works behind.
 */
final class TracingBeans implements BeanPostProcessor, BeanFactoryAware {
  private static final List<String> HEADERS =
      List.of(
          "management.otlp.tracing.headers",
          "management.opentelemetry.tracing.export.otlp.headers");

  private static final Log log = LogFactory.getLog(TracingBeans.class);

  private final ObjectProvider<LgtmConfiguration> configuration;
  private final ObjectProvider<ExportCounts> counts;
  private final Environment environment;
  private ObjectProvider<Propagator> propagators;

  TracingBeans(
      ObjectProvider<LgtmConfiguration> configuration,
      ObjectProvider<ExportCounts> counts,
      Environment environment) {
    this.configuration = configuration;
    this.counts = counts;
    this.environment = environment;
    this.propagators = NONE;
  }

  private static final ObjectProvider<Propagator> NONE = new ObjectProvider<>() {};

  @Override
  public void setBeanFactory(BeanFactory beanFactory) {
    propagators = beanFactory.getBeanProvider(Propagator.class);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof SpanExporter exporter && !(bean instanceof CarefulSpanExporter)) {
      return careful(exporter);
    }
    if (bean instanceof Sampler sampler && !(bean instanceof ProbeSampler)) {
      return new ProbeSampler(sampler, new Probes(configuration.getObject().signals()));
    }
    // A subclass is somebody's own.
    if (bean.getClass() == PropagatingReceiverTracingObservationHandler.class) {
      var handler = (PropagatingReceiverTracingObservationHandler<?>) bean;
      return new ProbeAwareHandler(handler.getTracer(), propagators.getObject());
    }
    return bean;
  }

  private SpanExporter careful(SpanExporter exporter) {
    LgtmConfiguration found = configuration.getObject();
    OtlpHeaders headers = new OtlpHeaders(found.signals(), found.identity(), theirs());
    return new CarefulSpanExporter(
        SpanExporters.withHeaders(
            SpanExporters.withTls(
                exporter,
                pem("otel.exporter.otlp.certificate"),
                pem("otel.exporter.otlp.client.key"),
                pem("otel.exporter.otlp.client.certificate")),
            headers),
        found.signals().masking(),
        counts.getObject());
  }

  /** OpenTelemetry's own settings, which Boot does not read; null when it is not set. */
  private byte @Nullable [] pem(String key) {
    String file = environment.getProperty(key);
    if (file == null || file.isBlank()) {
      return null;
    }
    try {
      return Files.readAllBytes(Path.of(file.trim()));
    } catch (IOException | InvalidPathException e) {
      log.warn("The file of " + key + " cannot be read, so traces are sent without it", e);
      return null;
    }
  }

  private List<String> theirs() {
    List<String> names = new ArrayList<>();
    Binder binder = Binder.get(environment);
    for (String key : HEADERS) {
      names.addAll(
          binder.bind(key, Bindable.mapOf(String.class, String.class)).orElse(Map.of()).keySet());
    }
    return names;
  }
}
