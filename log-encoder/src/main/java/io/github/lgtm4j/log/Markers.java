/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The names of the event's markers, each once. */
final class Markers {
  private static final int MAX = 64;

  private @Nullable String[] names = new @Nullable String[4];
  private int count;
  @Nullable LogClass logClass;

  void add(String name) {
    for (int i = 0; i < count; i++) {
      if (name.equals(names[i])) {
        return;
      }
    }
    if (count == MAX) {
      return;
    }
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
    }
    names[count++] = name;
    if (logClass == null) {
      logClass = LogClass.of(name);
    }
  }

  void clear() {
    Arrays.fill(names, 0, count, null);
    count = 0;
    logClass = null;
  }

  /** Writes the array's elements and closing bracket; false if some did not fit. */
  boolean write(JsonBuffer out, int maxBytes) {
    int end = out.position + maxBytes;
    boolean whole = true;
    for (int i = 0; i < count && whole; i++) {
      String name = names[i];
      if (name != null) {
        out.ascii(i == 0 ? "\"" : ",\"");
        whole = out.text(name, Math.max(0, end - out.position));
        out.raw('"');
      }
    }
    out.raw(']');
    return whole;
  }

  boolean isEmpty() {
    return count == 0;
  }
}
