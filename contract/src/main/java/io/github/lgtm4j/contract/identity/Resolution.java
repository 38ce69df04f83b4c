/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link IdentityResolver} found: the identity, the values with their places, and every
 * problem. Immutable.
 *
 * @since 0.1.0
 */
public final class Resolution {
  private final boolean enabled;
  private final Validation validation;
  private final Identity identity;
  private final Map<Setting, Value> values;
  private final List<Problem> problems;

  Resolution(
      boolean enabled,
      Validation validation,
      Identity identity,
      Map<Setting, Value> values,
      List<Problem> problems) {
    this.enabled = enabled;
    this.validation = validation;
    this.identity = identity;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** False when {@code lgtm.enabled} turns everything off. */
  public boolean enabled() {
    return enabled;
  }

  /** How strictly the caller should take the problems. */
  public Validation validation() {
    return validation;
  }

  /** Who sends. */
  public Identity identity() {
    return identity;
  }

  /** The value in force of each setting that has one, with its place. */
  public Map<Setting, Value> values() {
    return values;
  }

  /**
   * Everything wrong, in the order in which it was read; always empty with {@link Validation#OFF}
   * and when nothing is enabled.
   */
  public List<Problem> problems() {
    return problems;
  }
}
