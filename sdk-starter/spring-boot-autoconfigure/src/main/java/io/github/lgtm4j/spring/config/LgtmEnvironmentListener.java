/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Adds our defaults when the application's own files have been read and before logging starts, so
 * that the first line is one of ours already.
 */
final class LgtmEnvironmentListener
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
  static final String SOURCE = "lgtm4j";

  /** Boot reads the files at 10 and starts logging at 20. */
  private static final int BETWEEN_FILES_AND_LOGGING = Ordered.HIGHEST_PRECEDENCE + 15;

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    if (LgtmConfiguration.isOn(environment) && !environment.getPropertySources().contains(SOURCE)) {
      LgtmConfiguration configuration = LgtmConfiguration.of(environment);
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  SOURCE, LgtmDefaults.of(environment, configuration.identity())));
    }
  }

  @Override
  public int getOrder() {
    return BETWEEN_FILES_AND_LOGGING;
  }
}
