/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import java.net.URL;
import org.slf4j.LoggerFactory;

/** Configures Logback anew as it runs. */
final class ResetLogback implements Task {
  @Override
  public void run(Facade facade) throws Exception {
    facade.line("before");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new URL(System.getProperty("logback.configurationFile")));
    facade.line("after");
  }
}
