/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import io.github.lgtm4j.contract.identity.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is wrong with the settings, all of it: thrown when {@code lgtm.validation} is {@code
 * strict}.
 *
 * @since 0.1.0
 */
public final class LgtmConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  LgtmConfigurationException(List<Problem> problems) {
    super(Problem.report(problems));
    this.problems = Collections.unmodifiableList(new ArrayList<>(problems));
  }

  /** Each of them. */
  public List<Problem> problems() {
    return problems;
  }
}
