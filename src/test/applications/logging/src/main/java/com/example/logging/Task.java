/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package com.example.logging;

/** What goes wrong, or is unusual; a class of that name for each. */
interface Task {
  void run(Facade facade) throws Exception;

  static Task named(String name) throws ReflectiveOperationException {
    return (Task)
        Class.forName("com.example.logging." + name).getDeclaredConstructor().newInstance();
  }
}
