/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/**
 * A program that writes log lines and nothing else: {@code Program FACADE TASK...}. It says on
 * standard output when it begins, as an application's banner does.
 */
public final class Program {
  private Program() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println("A banner");
    Facade facade = Facade.of(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      Work.traced(facade, arguments[i]);
    }
  }
}
