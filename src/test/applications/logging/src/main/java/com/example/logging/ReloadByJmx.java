/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.lang.management.ManagementFactory;
import java.util.logging.LogManager;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Configures the library anew by its management bean. */
final class ReloadByJmx implements Task {
  @Override
  public void run(Facade facade) throws Exception {
    facade.line("before");
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    for (ObjectName name : beans.queryNames(null, null)) {
      if (name.getDomain().equals("ch.qos.logback.classic")) {
        beans.invoke(name, "reloadDefaultConfiguration", new Object[0], new String[0]);
      } else if (name.getDomain().equals("org.apache.logging.log4j2")
          && name.getKeyPropertyList().size() == 1) {
        Object file = beans.getAttribute(name, "ConfigLocationUri");
        beans.setAttribute(name, new Attribute("ConfigLocationUri", file));
      }
    }
    if (facade instanceof Jul) {
      LogManager.getLogManager().readConfiguration();
    }
    facade.line("after");
  }
}
