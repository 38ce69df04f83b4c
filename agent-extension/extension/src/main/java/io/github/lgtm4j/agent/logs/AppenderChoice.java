/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Which appenders are to be rewritten, as the settings say. */
final class AppenderChoice {
  private final Reformat reformat;
  private final boolean readByAPerson;
  private final Set<String> named = new HashSet<>();
  private final Set<String> spared = new HashSet<>();

  /**
   * @param names names of appenders that are rewritten in any case, or, with {@code !} before it,
   *     left alone in any case
   */
  AppenderChoice(Reformat reformat, Collection<String> names, boolean readByAPerson) {
    this.reformat = reformat;
    this.readByAPerson = readByAPerson;
    for (String name : names) {
      if (name.startsWith("!")) {
        spared.add(name.substring(1).trim());
      } else {
        named.add(name);
      }
    }
  }

  boolean picks(String appender, String target) {
    if (spared.contains(appender) || reformat == Reformat.OFF) {
      return false;
    }
    return isNamed(appender) || byTarget(target);
  }

  /** Whether somebody wants just this one, whatever it writes. */
  boolean isNamed(String appender) {
    return named.contains(appender);
  }

  private boolean byTarget(String target) {
    switch (effective()) {
      case CONSOLE:
        return target.equals("console");
      case ALL:
        return !target.equals("network");
      default:
        return false;
    }
  }

  /** What holds once it is known who reads. */
  Reformat effective() {
    if (reformat != Reformat.AUTO) {
      return reformat;
    }
    return readByAPerson ? Reformat.OFF : Reformat.CONSOLE;
  }
}
