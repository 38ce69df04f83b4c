/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import io.github.lgtm4j.contract.identity.Problem;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the settings, and what to do, in Spring Boot's own form. */
final class LgtmFailureAnalyzer extends AbstractFailureAnalyzer<LgtmConfigurationException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, LgtmConfigurationException cause) {
    Set<String> actions = new LinkedHashSet<>();
    for (Problem problem : cause.problems()) {
      actions.add(problem.key() + ": " + problem.action());
    }
    actions.add("Or let the application start in spite of it: lgtm.validation=warn");
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()), String.join(System.lineSeparator(), actions), cause);
  }
}
