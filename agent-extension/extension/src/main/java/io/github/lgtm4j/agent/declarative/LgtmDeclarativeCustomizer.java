/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.Setup;
import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.config.Components;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.UnknownSettings;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.OpenTelemetryConfigurationModel;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where the agent asks us when it is configured by a file. */
public final class LgtmDeclarativeCustomizer implements DeclarativeConfigurationCustomizerProvider {
  private static final Logger logger = Logger.getLogger(LgtmDeclarativeCustomizer.class.getName());

  /** The agent makes its components by their names, one by one: they find what they need here. */
  private static volatile @Nullable Setup current;

  static Setup setup() {
    Setup setup = current;
    if (setup == null) {
      throw new IllegalStateException("The configuration file has not been read");
    }
    return setup;
  }

  @Override
  public void customize(DeclarativeConfigurationCustomizer customizer) {
    customizer.addModelCustomizer(LgtmDeclarativeCustomizer::complete);
    customizer.addSpanExporterCustomizer(
        SpanExporter.class,
        (exporter, file) -> {
          Setup setup = current;
          return setup == null ? exporter : setup.spans(exporter, file);
        });
    customizer.addMetricExporterCustomizer(
        MetricExporter.class,
        (exporter, file) -> {
          Setup setup = current;
          return setup == null ? exporter : setup.exporters().metrics(exporter, file);
        });
    customizer.addLogRecordExporterCustomizer(
        LogRecordExporter.class,
        (exporter, file) -> {
          Setup setup = current;
          return setup == null ? exporter : setup.exporters().logs(exporter, file);
        });
  }

  /** What the file leaves out is added; should that fail, the agent starts as the file says. */
  private static OpenTelemetryConfigurationModel complete(OpenTelemetryConfigurationModel model) {
    try {
      Tree file = Tree.of(model);
      FileSettings settings = FileSettings.of(file);
      ConfigProperties config = settings.asProperties();
      if (!AgentSwitch.isOn(config)) {
        return model;
      }
      Components components = new Components(config);
      List<Problem> unknown = UnknownSettings.inFile(settings.ours().keySet());
      Setup setup =
          Setup.of(
              config,
              FileIdentity.resolve(file, settings, components),
              FileSettings.spansTo(file),
              FileSettings.sampler(file),
              unknown);
      current = setup;
      Completion.of(file, setup, components);
      return file.toModel();
    } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
      current = null;
      logger.log(
          Level.WARNING,
          "lgtm4j could not complete OTEL_CONFIG_FILE: the agent does what the file says and no"
              + " more. Is this version of the agent among those in the README?",
          e);
      return model;
    }
  }
}
