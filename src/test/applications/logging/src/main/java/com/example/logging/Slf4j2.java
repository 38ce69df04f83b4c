/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/** SLF4J 2, with key-value pairs. */
final class Slf4j2 extends Slf4j {
  @Override
  public void events() {
    super.events();
    logger.atInfo().addKeyValue("duration_ms", 45).addKeyValue("cached", true).log("With fields");
  }
}
