/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/** An argument whose text is only had by logging. */
final class TextThatLogs implements Task {
  @Override
  public void run(Facade facade) {
    facade.argument(
        new Object() {
          @Override
          public String toString() {
            facade.line("inside");
            return "logged";
          }
        });
    facade.line("after");
  }
}
