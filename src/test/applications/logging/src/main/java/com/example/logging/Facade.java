/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/** The logging library that the program writes with. */
interface Facade {
  /** Writes what every library can say, and what only this one can; always the same. */
  void events();

  /** Writes one line. */
  void line(String text);

  static Facade of(String name) throws ReflectiveOperationException {
    // By name: the libraries of the others are not there.
    return (Facade)
        Class.forName("com.example.logging." + name).getDeclaredConstructor().newInstance();
  }
}
