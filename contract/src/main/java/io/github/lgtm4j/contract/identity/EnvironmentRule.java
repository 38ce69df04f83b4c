/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The allowed environments, and the other names that people give them. */
final class EnvironmentRule implements Rule {
  static final Map<String, String> ALIASES = aliases();

  private final List<String> allowed;
  private final boolean anyName;

  /** {@code anyName} lets every name pass; aliases are replaced all the same. */
  EnvironmentRule(List<String> allowed, boolean anyName) {
    this.allowed = allowed;
    this.anyName = anyName;
  }

  /** The names in a list such as {@code dev,staging,prod}. */
  static List<String> names(String list) {
    List<String> names = new ArrayList<>();
    for (String name : list.split(",", -1)) {
      if (!name.trim().isEmpty()) {
        names.add(name.trim().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** Lowercase, and an alias replaced, unless somebody allowed the alias itself. */
  @Override
  public String normalise(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return allowed.contains(lower) ? lower : ALIASES.getOrDefault(lower, lower);
  }

  @Override
  public @Nullable String expected(String name) {
    return anyName || allowed.contains(name) ? null : expectation();
  }

  @Override
  public String action(Setting setting) {
    String names = Quote.escape(String.join(",", allowed));
    return "Use one of these, or allow yours: "
        + Setting.ENVIRONMENTS.variable()
        + "="
        + names
        + ",YOURS";
  }

  private String expectation() {
    List<String> aliases = new ArrayList<>(ALIASES.keySet());
    aliases.removeIf(alias -> allowed.contains(alias) || !allowed.contains(ALIASES.get(alias)));
    String names = "one of " + Quote.escape(String.join(", ", allowed));
    return aliases.isEmpty() ? names : names + " (also " + String.join(", ", aliases) + ")";
  }

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new TreeMap<>();
    aliases.put("development", "dev");
    aliases.put("stage", "staging");
    aliases.put("stg", "staging");
    aliases.put("production", "prod");
    aliases.put("prd", "prod");
    return Collections.unmodifiableMap(aliases);
  }
}
