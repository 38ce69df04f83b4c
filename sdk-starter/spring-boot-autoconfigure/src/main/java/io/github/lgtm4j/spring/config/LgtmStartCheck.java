/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Validation;
import io.github.lgtm4j.sdk.config.Place;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;

/**
 * Says what is wrong with the settings before the first bean is made, and refuses to start when
 * validation is strict.
 */
final class LgtmStartCheck
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Log log = LogFactory.getLog(LgtmStartCheck.class);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Environment environment = context.getEnvironment();
    // The machine that builds is not where the application runs.
    boolean isBuild = Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    if (context.getParent() == null && !isBuild && LgtmConfiguration.isOn(environment)) {
      check(LgtmConfiguration.of(environment));
    }
  }

  private static void check(LgtmConfiguration configuration) {
    List<Problem> problems = configuration.problems();
    if (configuration.validation() == Validation.STRICT && !problems.isEmpty()) {
      throw new LgtmConfigurationException(problems);
    }
    if (!problems.isEmpty()) {
      log.warn(Problem.report(problems));
    }
    log.info(summary(configuration));
  }

  private static String summary(LgtmConfiguration configuration) {
    StringBuilder line = new StringBuilder("lgtm4j:");
    for (String name : List.of("application", "environment", "tenant", "cluster")) {
      String value = configuration.identity().attribute(name);
      line.append(' ').append(name).append('=').append(value == null ? "-" : value);
    }
    line.append(" problems=").append(configuration.problems().size());
    if (Place.hasAgent()) {
      line.append("; the OpenTelemetry agent is here: it traces and measures, lgtm4j does not");
    }
    return line.toString();
  }
}
