/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.contract.identity;

import io.github.lgtm4j.contract.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings and checks them: a value that breaks its rule is a problem, and its default holds.
 * A secret's value is in no problem. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class SettingReader {
  private static final String HIDDEN = "***";

  private final SettingSources sources;
  private final List<Problem> problems;

  /** Null stands for a value that was read and cannot be used. */
  private final Map<Setting, @Nullable Value> inForce = new EnumMap<>(Setting.class);

  SettingReader(SettingSources sources, List<Problem> problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /** Whether this setting's value must not be shown. */
  public static boolean isSecret(Setting setting) {
    return setting.key().endsWith(".password") || setting.key().endsWith(".token");
  }

  /** What was said, else the default; null when there is neither. */
  public @Nullable String text(Setting setting) {
    Value value = value(setting);
    return value == null ? null : value.text();
  }

  /** What was said for this key, which no setting has, such as one signal's form of one. */
  public @Nullable String text(String key) {
    List<Value> said = sources.of(key);
    return said.isEmpty() ? null : said.get(0).text();
  }

  /** True or false. */
  public boolean flag(Setting setting) {
    return "true".equals(choice(setting, "true", "false"));
  }

  /** One of a few words, in any case; the default when something else was said. */
  public @Nullable String choice(Setting setting, String... allowed) {
    Value value = value(setting);
    if (value == null) {
      return null;
    }
    String text = value.text().toLowerCase(Locale.ROOT);
    if (Arrays.asList(allowed).contains(text)) {
      return text;
    }
    wrong(setting, "one of " + String.join(", ", allowed), "Use one of these.");
    return setting.defaultValue();
  }

  /** A whole number. */
  public int number(Setting setting, int least, int most) {
    String byDefault = String.valueOf(setting.defaultValue());
    Double number = between(setting, least, most, true);
    return number == null ? Integer.parseInt(byDefault) : number.intValue();
  }

  /** A number from 0 to 1. */
  public double share(Setting setting, double otherwise) {
    Double share = between(setting, 0, 1, false);
    return share == null ? otherwise : share;
  }

  /** What stands between commas. */
  public List<String> list(Setting setting) {
    String text = text(setting);
    List<String> list = new ArrayList<>();
    if (text != null) {
      for (String entry : text.split(",", -1)) {
        if (!entry.trim().isEmpty()) {
          list.add(entry.trim());
        }
      }
    }
    return list;
  }

  /** Says that what was read of a setting cannot be used; its default holds from now on. */
  public void wrong(Setting setting, String expected, String action) {
    Value value = inForce.get(setting);
    String got = value == null ? "nothing" : isSecret(setting) ? HIDDEN : Quote.of(value.text());
    String place = value == null ? "any place" : value.place();
    inForce.put(setting, setting.defaultValue() == null ? null : Picks.byDefault(setting));
    String meanwhile =
        setting.defaultValue() == null
            ? "it counts as not set"
            : Quote.of(setting.defaultValue()) + " is used";
    problems.add(new Problem(setting.key(), place, expected, got, meanwhile, action));
  }

  /** Something wrong with a setting that is not one of ours, such as OpenTelemetry's own. */
  public void wrong(
      String key, String place, String expected, String got, String meanwhile, String action) {
    problems.add(new Problem(key, place, expected, Quote.of(got), meanwhile, action));
  }

  /** The value in force of each setting that was read and has one, with its place. */
  public Map<Setting, Value> values() {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    inForce.forEach(
        (setting, value) -> {
          if (value != null) {
            values.put(setting, value);
          }
        });
    return values;
  }

  /** Everything wrong so far, in the order in which it was read. */
  public List<Problem> problems() {
    return Collections.unmodifiableList(problems);
  }

  private @Nullable Double between(Setting setting, double least, double most, boolean whole) {
    Value value = value(setting);
    if (value == null) {
      return null;
    }
    Double number = parse(value.text(), whole);
    if (number != null && number >= least && number <= most) {
      return number;
    }
    String kind = whole ? "a whole number from " : "a number from ";
    wrong(setting, kind + (long) least + " to " + (long) most, "Correct it there.");
    return null;
  }

  private static @Nullable Double parse(String text, boolean whole) {
    try {
      return whole ? (double) Integer.parseInt(text) : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Value value(Setting setting) {
    if (inForce.containsKey(setting)) {
      return inForce.get(setting);
    }
    List<Value> said = sources.of(setting);
    Value value = said.isEmpty() ? null : said.get(0);
    if (value == null && setting.defaultValue() != null) {
      value = Picks.byDefault(setting);
    }
    if (value != null) {
      inForce.put(setting, value);
    }
    return value;
  }
}
