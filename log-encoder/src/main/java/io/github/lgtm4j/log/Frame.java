/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/** A stack frame, encoded once: its text, and what it adds to the stack's hash. */
final class Frame {
  private static final String[] PLATFORM = {"java.", "javax.", "jdk.", "sun.", "com.sun."};

  /** Classes that are generated at run time have numbers in their names, new in each run. */
  private static final String[] GENERATED = {"$$", "$Proxy", "/0x", "GeneratedMethodAccessor"};

  final StackTraceElement element;

  /** A line feed, a tab, "at" and the frame, escaped for JSON. */
  final byte[] text;

  final long hash;
  final boolean platform;

  Frame(StackTraceElement element, JsonBuffer scratch) {
    this.element = element;
    String shown = element.toString();
    int start = scratch.position;
    scratch.ascii("\\n\\tat ");
    scratch.text(shown, Integer.MAX_VALUE);
    text = scratch.takeSince(start);
    platform = startsWithAny(element.getClassName());
    hash = isGenerated(element.getClassName()) ? 0 : hash(element, platform);
  }

  private static boolean startsWithAny(String className) {
    for (String prefix : PLATFORM) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGenerated(String className) {
    for (String part : GENERATED) {
      if (className.contains(part)) {
        return true;
      }
    }
    return false;
  }

  /** Line numbers of the platform shift with each of its updates, so they do not count. */
  private static long hash(StackTraceElement element, boolean platform) {
    long hash = StackHash.of(element.getClassName());
    hash = StackHash.mix(hash, StackHash.of(element.getMethodName()));
    return platform ? hash : StackHash.mix(hash, element.getLineNumber());
  }
}
