/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.io.IOException;

/** Until standard input ends. */
final class Wait implements Task {
  @Override
  public void run(Facade facade) throws IOException {
    System.out.println("Waiting");
    while (System.in.read() >= 0) {
      continue;
    }
  }
}
