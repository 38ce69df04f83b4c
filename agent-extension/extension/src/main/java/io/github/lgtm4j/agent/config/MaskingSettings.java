/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.log.Masking;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code lgtm.mask.*}: what spans and baggage must not show; the same as log lines. */
public final class MaskingSettings {
  private final List<String> keys;
  private final List<String> patterns = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  public MaskingSettings(ConfigProperties config) {
    keys = Said.list(Setting.MASK_KEYS.key(), Masking.DEFAULT_KEYS, config);
    for (String pattern : Said.list(Setting.MASK_PATTERNS.key(), null, config)) {
      try {
        Pattern.compile(pattern);
        patterns.add(pattern);
      } catch (PatternSyntaxException e) {
        problems.add(
            Problem.of(
                Setting.MASK_PATTERNS.key(),
                Said.where(Setting.MASK_PATTERNS.key()),
                pattern,
                "card, bearer or a regular expression: " + e.getDescription(),
                "the other patterns hold",
                "Correct it; a comma inside is written \\x2c."));
      }
    }
  }

  public List<String> keys() {
    return keys;
  }

  /** Those that can be used. */
  public List<String> patterns() {
    return patterns;
  }

  public Masking masking() {
    return new Masking(keys, patterns);
  }

  public List<Problem> problems() {
    return problems;
  }
}
