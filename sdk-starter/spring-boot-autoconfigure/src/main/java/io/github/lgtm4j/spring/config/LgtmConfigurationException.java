/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.identity.Problem;
import java.util.List;

/**
 * What is wrong with the settings, all of it: thrown at the start when {@code lgtm.validation} is
 * {@code strict}.
 *
 * @since 0.1.0
 */
public final class LgtmConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  LgtmConfigurationException(List<Problem> problems) {
    super(Problem.report(problems));
    this.problems = List.copyOf(problems);
  }

  /** Each of them. */
  public List<Problem> problems() {
    return problems;
  }
}
