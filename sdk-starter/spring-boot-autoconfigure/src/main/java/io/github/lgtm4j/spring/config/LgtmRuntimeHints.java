/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.spring.config;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/** What a native image must keep, because only a name leads to it. */
final class LgtmRuntimeHints implements RuntimeHintsRegistrar {
  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
    hints.resources().registerPattern("io/github/lgtm4j/sdk/config/build.properties");
    for (String formatter : new String[] {"LogbackLineFormatter", "Log4jLineFormatter"}) {
      hints
          .reflection()
          .registerType(
              TypeReference.of("io.github.lgtm4j.spring.logs." + formatter),
              MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
    }
  }
}
