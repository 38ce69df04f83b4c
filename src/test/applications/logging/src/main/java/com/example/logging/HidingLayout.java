/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A pattern layout that somebody made to hide what nobody may read. */
public final class HidingLayout extends PatternLayout {
  @Override
  public String doLayout(ILoggingEvent event) {
    return super.doLayout(event).replaceAll("[0-9]", "*");
  }
}
