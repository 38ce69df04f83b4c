/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.war;

import ch.qos.logback.classic.LoggerContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import org.slf4j.LoggerFactory;

/** Stops this application's Logback with the application. */
public final class Logging implements ServletContextListener {
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
