/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReaderBuilder;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a scrape sees. The stock converter translates, one metric at a time, so that what stands
 * around it is ours: which resource attributes show, what happens to metrics of the same name, and
 * that one that cannot be translated costs itself and not the page.
 */
final class Page {
  private static final Logger logger = Logger.getLogger(Page.class.getName());
  private static final AttributeKey<Boolean> OVERFLOW =
      AttributeKey.booleanKey("otel.metric.overflow");

  /** The agent's bridge for an application's own Micrometer meters. */
  private static final String BRIDGE = "io.opentelemetry.micrometer";

  private static final List<String> IDENTITY =
      Arrays.asList(
          ResourceAttributes.APPLICATION,
          ResourceAttributes.ENVIRONMENT,
          ResourceAttributes.TENANT,
          ResourceAttributes.CLUSTER,
          ResourceAttributes.TEAM,
          ResourceAttributes.TIER);

  private final boolean constantLabels;
  private final PrometheusMetricReader converter;
  private Collection<MetricData> converting = Collections.emptyList();

  Page(boolean constantLabels) {
    this.constantLabels = constantLabels;
    PrometheusMetricReaderBuilder stock =
        PrometheusMetricReader.builder()
            .setOtelScopeLabelsEnabled(false)
            .setTargetInfoMetricEnabled(false);
    if (constantLabels) {
      stock.setAllowedResourceAttributesFilter(IDENTITY::contains);
    }
    converter = stock.build();
    converter.register(
        new CollectionRegistration() {
          @Override
          public Collection<MetricData> collectAllMetrics() {
            return converting;
          }
        });
  }

  /** Not thread-safe. */
  MetricSnapshots of(Collection<MetricData> metrics) {
    Families families = new Families();
    Labels constant = Labels.EMPTY;
    if (!metrics.isEmpty()) {
      Resource resource = metrics.iterator().next().getResource();
      constant = constantLabels ? labels(resource, IDENTITY) : Labels.EMPTY;
      families.add(targetInfo(resource), false);
    }
    SelfTelemetry.gauge(
        "lgtm4j_cardinality_overflows",
        "Metrics with more series than lgtm.metrics.cardinality-limit; the rest of each is in its "
            + "series with otel_metric_overflow",
        () -> metrics.stream().filter(Page::overflows).count());
    SelfTelemetry.snapshots(constant).forEach(own -> families.add(own, false));
    // What the agent measures itself has the contract's labels; Micrometer's of that name goes.
    Families bridged = new Families();
    for (MetricData metric : metrics) {
      if (SdkTelemetry.has(metric)) {
        SdkTelemetry.add(families, metric, constant);
      } else {
        add(isBridged(metric) ? bridged : families, metric);
      }
    }
    families.addMissing(bridged);
    return families.snapshots();
  }

  private void add(Families families, MetricData metric) {
    try {
      converting = Collections.singletonList(TraceExemplars.only(metric));
      converter.collect().forEach(snapshot -> families.add(snapshot, isSum(metric)));
    } catch (RuntimeException e) {
      logger.log(Level.FINE, "Left out: " + metric.getName(), e);
    } finally {
      converting = Collections.emptyList();
    }
  }

  private static InfoSnapshot targetInfo(Resource resource) {
    return InfoSnapshot.builder()
        .name("target")
        .help("What the application is")
        .dataPoint(
            InfoSnapshot.InfoDataPointSnapshot.builder()
                .labels(labels(resource, ResourceAttributes.TARGET_INFO))
                .build())
        .build();
  }

  private static Labels labels(Resource resource, List<String> names) {
    Labels.Builder labels = Labels.builder();
    for (String name : names) {
      String value = resource.getAttribute(AttributeKey.stringKey(name));
      if (value != null) {
        labels.label(name.replace('.', '_'), value);
      }
    }
    return labels.build();
  }

  private static boolean isBridged(MetricData metric) {
    return metric.getInstrumentationScopeInfo().getName().startsWith(BRIDGE);
  }

  private static boolean isSum(MetricData metric) {
    return metric.getType() == MetricDataType.LONG_SUM
        || metric.getType() == MetricDataType.DOUBLE_SUM;
  }

  private static boolean overflows(MetricData metric) {
    for (PointData point : metric.getData().getPoints()) {
      if (point.getAttributes().get(OVERFLOW) != null) {
        return true;
      }
    }
    return false;
  }
}
