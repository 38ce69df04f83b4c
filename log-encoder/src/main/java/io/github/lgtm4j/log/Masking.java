/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What telemetry must not show: the values of some keys, and whatever looks like a secret in a
 * text. The encoders apply it to lines; the agent and the SDK to spans, so that all three agree.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class Masking {
  /** What stands for a hidden value. */
  public static final String MASK = "***";

  /** The keys that are hidden when nobody says which, with commas. */
  public static final String DEFAULT_KEYS =
      "password,passwd,pwd,passphrase,secret,client_secret,token,access_token,refresh_token,"
          + "id_token,api_key,private_key,secret_key,authorization,proxy_authorization,cookie,"
          + "set_cookie,credential,credentials";

  private static final Pattern CARD = Pattern.compile("\\b\\d(?:[ -]?\\d){12,18}\\b");
  private static final Pattern BEARER =
      Pattern.compile("(?i)(?<=\\bbearer\\s{1,4})[a-z0-9._~+/=-]{8,}");

  private final Set<String> keys = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /** Whether {@link #apply} does anything. */
  final boolean hasPatterns;

  /**
   * @param keys the keys whose values are hidden, in any spelling: {@code apiKey} is {@code
   *     API_KEY}
   * @param patterns {@code card}, {@code bearer} or regular expressions, hidden in all text
   * @throws java.util.regex.PatternSyntaxException if one is none
   */
  public Masking(Collection<String> keys, Collection<String> patterns) {
    for (String key : keys) {
      this.keys.add(plain(key));
    }
    for (String pattern : patterns) {
      this.patterns.add(compile(pattern));
    }
    hasPatterns = !patterns.isEmpty();
  }

  private static Pattern compile(String pattern) {
    switch (pattern) {
      case "card":
        return CARD;
      case "bearer":
        return BEARER;
      default:
        return Pattern.compile(pattern);
    }
  }

  /** Whether the value of this key is hidden: by the whole key, or by what follows its last dot. */
  public boolean hides(String key) {
    return keys.contains(plain(key))
        || keys.contains(plain(key.substring(key.lastIndexOf('.') + 1)));
  }

  /** {@code apiKey}, {@code api-key} and {@code API_KEY} are one key. */
  private static String plain(String key) {
    return key.trim().toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
  }

  /** The text with {@link #MASK} where a pattern matches. */
  public String apply(String text) {
    String result = text;
    for (Pattern pattern : patterns) {
      result = apply(pattern, result);
    }
    return result;
  }

  private static String apply(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (matcher.find()) {
      if (pattern != CARD || isLuhn(matcher.group())) {
        masked.append(text, from, matcher.start()).append(MASK);
        from = matcher.end();
      }
    }
    return from == 0 ? text : masked.append(text, from, text.length()).toString();
  }

  /** The check digit tells most card numbers from other long numbers. */
  private static boolean isLuhn(String number) {
    int sum = 0;
    boolean doubled = false;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit = number.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        int part = doubled ? digit * 2 : digit;
        sum += part > 9 ? part - 9 : part;
        doubled = !doubled;
      }
    }
    return sum % 10 == 0;
  }
}
