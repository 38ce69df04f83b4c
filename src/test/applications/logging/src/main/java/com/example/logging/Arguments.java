/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

import java.util.Arrays;

/** What the events hold. */
final class Arguments {
  static final String LOGGER = "com.example.Orders";
  static final String SCRIPTS = "Zażółć \"gęślą\"\n\tjaźń 你好 😀 \u0000";

  private Arguments() {}

  static RuntimeException failure() {
    RuntimeException cause = new IllegalStateException("The till is empty");
    cause.setStackTrace(frames("Till", "open", 17));
    RuntimeException failure = new RuntimeException("Order 7 failed", cause);
    failure.setStackTrace(frames("Orders", "order", 42));
    return failure;
  }

  private static StackTraceElement[] frames(String type, String method, int line) {
    return new StackTraceElement[] {
      new StackTraceElement("com.example." + type, method, type + ".java", line),
      new StackTraceElement("com.example.Main", "main", "Main.java", 3),
    };
  }

  static String huge() {
    char[] text = new char[300_000];
    Arrays.fill(text, 'x');
    return new String(text);
  }

  /** An argument whose text is only had by logging. */
  static Object logging(Facade facade) {
    return new Object() {
      @Override
      public String toString() {
        facade.line("inside");
        return "logged";
      }
    };
  }
}
