/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.sink.internal.rules.Answers.Answer;
import io.github.lgtm4j.sink.internal.violation.Violations;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Notes what breaks a rule, and says whether it is refused for it. */
public final class Gate {
  private static final int OK = 200;

  private final Violations violations;
  private final boolean warnOnly;

  /**
   * Makes a gate.
   *
   * @param warnOnly true to accept and flag everything
   */
  public Gate(Violations violations, boolean warnOnly) {
    this.violations = violations;
    this.warnOnly = warnOnly;
  }

  /** Notes what a product would refuse; null if it is accepted all the same. */
  @Nullable Refusal refuse(String rule, String tenant, String subject, Object... values) {
    Answer answer = Answers.of(rule);
    String text = answer.text().formatted(values);
    boolean refused = !warnOnly && answer.status() != OK;
    violations.add(rule, tenant, subject, text, answer.advice(), refused);
    return refused ? new Refusal(answer.status(), text) : null;
  }

  /** Notes what a product would drop without a word; true if it is dropped. */
  boolean drop(String rule, String tenant, String subject, Object... values) {
    Answer answer = Answers.of(rule);
    violations.add(
        rule, tenant, subject, answer.text().formatted(values), answer.advice(), !warnOnly);
    return !warnOnly;
  }

  /** Notes what nobody refuses. */
  void flag(String rule, String tenant, String subject, Object... values) {
    Answer answer = Answers.of(rule);
    violations.add(rule, tenant, subject, answer.text().formatted(values), answer.advice(), false);
  }

  /** Notes a request that could not be read at all. */
  public void malformed(String tenant, String path, String message) {
    violations.add(
        "malformed-request", tenant, path, message, Answers.of("malformed-request").advice(), true);
  }

  /** Notes that the data directory has no room, so that what arrives is in memory only. */
  public void notOnDisk(String tenant, Path directory, IOException problem) {
    flag("not-on-disk", tenant, "data directory", directory, problem);
  }
}
