/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.declarative;

import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.config.Preset;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.DeclarativeConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.declarativeconfig.model.OpenTelemetryConfigurationModel;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * {@code lgtm.preset} for an agent that is configured by a file. It comes before the agent reads
 * there which instrumentation is on; the rest of the file's completion comes after that.
 */
public final class PresetCustomizer implements DeclarativeConfigurationCustomizerProvider {
  private static final Logger logger = Logger.getLogger(PresetCustomizer.class.getName());

  @Override
  public int order() {
    return -1;
  }

  @Override
  public void customize(DeclarativeConfigurationCustomizer customizer) {
    customizer.addModelCustomizer(PresetCustomizer::complete);
  }

  private static OpenTelemetryConfigurationModel complete(OpenTelemetryConfigurationModel model) {
    try {
      Tree file = Tree.of(model);
      ConfigProperties config = FileSettings.of(file).asProperties();
      if (!AgentSwitch.isOn(config) || !Preset.isLean(config)) {
        return model;
      }
      switchOn(file.at("distribution", "javaagent", "instrumentation"));
      jvmMetrics(file.at("instrumentation/development", "java", "runtime_telemetry"));
      return file.toModel();
    } catch (RuntimeException | LinkageError e) {
      logger.log(Level.WARNING, "lgtm.preset does not hold", e);
      return model;
    }
  }

  /** They are no instrumentation module: the agent looks for them in another place. */
  private static void jvmMetrics(Tree runtimeTelemetry) {
    if (!runtimeTelemetry.has("enabled")) {
      runtimeTelemetry.put("enabled", true);
    }
  }

  /** What the file itself switches on or off stays as it says. */
  private static void switchOn(Tree instrumentation) {
    if (!instrumentation.has("default_enabled")) {
      instrumentation.put("default_enabled", false);
    }
    List<Object> off = new ArrayList<>(instrumentation.list("disabled"));
    List<Object> on = instrumentation.list("enabled");
    for (String name : Preset.instrumentations()) {
      String inFile = name.replace('-', '_');
      if (!on.contains(inFile) && !off.contains(inFile)) {
        on.add(inFile);
      }
    }
  }
}
