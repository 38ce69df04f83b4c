/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import org.slf4j.LoggerFactory;

/** What somebody will be asked about one day. */
final class Audit implements Task {
  @Override
  public void run(Facade facade) {
    LoggerFactory.getLogger("audit").debug("Not asked for");
    LoggerFactory.getLogger("audit").info("Ada deleted order 7");
  }
}
