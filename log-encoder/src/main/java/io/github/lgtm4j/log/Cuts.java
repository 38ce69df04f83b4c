/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/** The names of what was cut from a line; the first few, as a line has a bound. */
final class Cuts {
  private static final int MAX_FIELDS = 4;
  private static final String OPEN = ",\"truncated\":[";

  private final JsonBuffer names = new JsonBuffer(64);
  private boolean message;
  private int fields;

  void clear() {
    names.position = 0;
    message = false;
    fields = 0;
  }

  void message() {
    message = true;
  }

  void field(Key key) {
    if (fields++ < MAX_FIELDS) {
      names.raw(key.member, 0, key.member.length - 1);
    }
  }

  void core(String name) {
    names.ascii(",\"");
    names.ascii(name);
    names.raw('"');
  }

  /** How many bytes {@link #write} will take. */
  int length() {
    return isEmpty() ? 0 : OPEN.length() + (message ? 10 : 0) + names.position;
  }

  boolean isEmpty() {
    return !message && names.position == 0;
  }

  void write(JsonBuffer out) {
    if (isEmpty()) {
      return;
    }
    out.ascii(OPEN);
    if (message) {
      out.ascii("\"message\"");
      out.raw(names.bytes, 0, names.position);
    } else {
      out.raw(names.bytes, 1, names.position - 1);
    }
    out.raw(']');
  }
}
