/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import static io.github.lgtm4j.contract.identity.TextRule.NAME;

import io.github.lgtm4j.contract.Setting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Picks the values in force from what was said, and collects what is wrong with the others. */
final class Picks {
  private final SettingSources sources;
  private final List<Problem> problems;
  private final Map<Setting, Value> inForce = new EnumMap<>(Setting.class);

  Picks(SettingSources sources, List<Problem> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  Map<Setting, Value> inForce() {
    return inForce;
  }

  /** Says what holds where nothing was picked. */
  Value use(Setting setting, Value value) {
    inForce.put(setting, value);
    return value;
  }

  /** The first of what was said, normalised; null when nothing was said or it breaks a rule. */
  @Nullable Value pick(Setting setting, List<Value> said, Rule... rules) {
    if (said.isEmpty()) {
      return null;
    }
    Value first = said.get(0).withText(normalise(said.get(0).text(), rules));
    for (Rule rule : rules) {
      String expected = rule.expected(first.text());
      if (expected != null) {
        problem(setting, said.get(0), expected, rule.action(setting));
        return null;
      }
    }
    reportConflicts(setting, first, said, rules);
    return use(setting, first);
  }

  private static String normalise(String text, Rule... rules) {
    for (Rule rule : rules) {
      text = rule.normalise(text);
    }
    return text;
  }

  /**
   * A property over a variable is how people override; a resource attribute that disagrees with
   * either is two truths.
   */
  private void reportConflicts(Setting setting, Value used, List<Value> said, Rule... rules) {
    for (Value other : said) {
      if (other.origin() == Origin.OTEL_RESOURCE_ATTRIBUTES
          && !normalise(other.text(), rules).equals(used.text())) {
        problems.add(
            new Problem(
                setting.key(),
                other.place(),
                Quote.of(used.text()) + ", as " + used.place() + " says",
                Quote.of(other.text()),
                Quote.of(used.text()) + " is used",
                "Remove one of the two, or make them equal."));
      }
    }
  }

  /** One of a few words, in any case; the default when something else was said. */
  String choice(Setting setting, String... allowed) {
    List<Value> said = sources.of(setting);
    Value value = said.isEmpty() ? byDefault(setting) : said.get(0);
    value = value.withText(value.text().toLowerCase(Locale.ROOT));
    if (!Arrays.asList(allowed).contains(value.text())) {
      problem(setting, said.get(0), "one of " + String.join(", ", allowed), "Use one of these.");
      value = byDefault(setting);
    }
    return use(setting, value).text();
  }

  /** A resource attribute that no setting stands for; null when it could not be sent. */
  @Nullable Value checked(String attribute, @Nullable Value said, String meanwhile) {
    String expected = said == null ? null : NAME.expected(said.text());
    if (said == null || expected == null) {
      return said;
    }
    problems.add(
        new Problem(
            attribute,
            said.place(),
            expected,
            Quote.of(said.text()),
            meanwhile,
            "Correct it there."));
    return null;
  }

  void problem(Setting setting, Value value, String expected, String action) {
    String got = Quote.of(value.text());
    problems.add(
        new Problem(setting.key(), value.place(), expected, got, meanwhile(setting), action));
  }

  static String meanwhile(Setting setting) {
    if (setting == Setting.APPLICATION) {
      return "the service name is used, else the name that is detected";
    }
    if (setting == Setting.ENVIRONMENT) {
      return "no environment is sent, and the sink drops what has none";
    }
    return setting.defaultValue() == null
        ? "no " + setting.key().substring("lgtm.".length()) + " is sent"
        : Quote.of(setting.defaultValue()) + " is used";
  }

  static Value byDefault(Setting setting) {
    return byDefault(String.valueOf(setting.defaultValue()));
  }

  static Value byDefault(String text) {
    return new Value(text, Origin.DEFAULT, "the default");
  }
}
