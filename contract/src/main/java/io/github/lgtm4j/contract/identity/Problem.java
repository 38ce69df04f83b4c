/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import java.util.List;

/**
 * Something wrong in the configuration, for the person who can mend it. Immutable.
 *
 * @since 0.1.0
 */
public final class Problem {
  /** A mangled variable can be wrong in a thousand places; nobody reads a thousand. */
  private static final int MOST_IN_REPORT = 20;

  private final String key;
  private final String origin;
  private final String expected;
  private final String got;
  private final String meanwhile;
  private final String action;

  /** {@code got} comes from {@link Quote}, so that it is safe to print. */
  Problem(String key, String origin, String expected, String got, String meanwhile, String action) {
    this.key = key;
    this.origin = origin;
    this.expected = expected;
    this.got = got;
    this.meanwhile = meanwhile;
    this.action = action;
  }

  /**
   * A problem that somebody else than the resolver finds.
   *
   * @param key the setting
   * @param origin where its value stands
   * @param got what was found there, as it is; it must not be a secret
   * @param expected what would be right
   * @param meanwhile what holds until it is mended
   * @param action what to do next
   */
  public static Problem of(
      String key, String origin, String got, String expected, String meanwhile, String action) {
    return new Problem(key, origin, expected, Quote.of(got), meanwhile, action);
  }

  /** The setting, such as {@code lgtm.environment}. */
  public String key() {
    return key;
  }

  /** Where the value stands, such as {@code LGTM_ENVIRONMENT}. */
  public String origin() {
    return origin;
  }

  /** What would be right. */
  public String expected() {
    return expected;
  }

  /** What was found: quoted, shortened, and safe to print. */
  public String got() {
    return got;
  }

  /** What holds until it is mended. */
  public String meanwhile() {
    return meanwhile;
  }

  /** What to do next. */
  public String action() {
    return action;
  }

  /**
   * The block of text that shows a person all problems at once, the first twenty of them in full;
   * empty when there are none.
   */
  public static String report(List<Problem> problems) {
    if (problems.isEmpty()) {
      return "";
    }
    StringBuilder report = new StringBuilder("lgtm4j: ");
    report.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
    report.append(" in the configuration\n");
    int shown = Math.min(problems.size(), MOST_IN_REPORT);
    for (int i = 0; i < shown; i++) {
      report.append('\n').append(i + 1).append(". ").append(problems.get(i));
    }
    if (problems.size() > shown) {
      report.append("\nand ").append(problems.size() - shown).append(" more\n");
    }
    return report.toString();
  }

  @Override
  public String toString() {
    return key
        + "\n   found      "
        + got
        + " in "
        + origin
        + "\n   expected   "
        + expected
        + "\n   meanwhile  "
        + meanwhile
        + "\n   to do      "
        + action
        + '\n';
  }
}
