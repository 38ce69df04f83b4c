/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.SettingReader;
import io.github.lgtm4j.contract.identity.Value;
import io.github.lgtm4j.log.Masking;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The settings of traces, metrics and masking, read and checked once. A wrong one is a problem of
 * the reader, and its default holds.
 *
 * @param username the user of basic authentication for OTLP
 * @param password its password
 * @param token the bearer token for OTLP
 * @param dropPaths paths whose requests start no trace
 * @param dropUserAgents user agents whose requests start no trace
 * @param rateLimit the most new traces a second; null for any number
 * @param errorBiased whether traces are kept by share and by recent failures
 * @param cardinalityLimit the most series of a metric
 * @param constantLabels whether the identity is on every series
 * @param pushOnExit whether the last values are sent at the end
 * @param keptRatio the share of traces that is kept behind the application
 * @param masking what must not be shown
 * @since 0.1.0
 */
public record SignalSettings(
    @Nullable String username,
    @Nullable Secret password,
    @Nullable Secret token,
    List<String> dropPaths,
    List<String> dropUserAgents,
    @Nullable Double rateLimit,
    boolean errorBiased,
    int cardinalityLimit,
    boolean constantLabels,
    boolean pushOnExit,
    double keptRatio,
    Masking masking) {

  private static final String ERROR_BIASED = "error-biased";

  /**
   * Reads all of them.
   *
   * @param sampler the sampler that was asked for in another way than ours; null for none
   */
  public static SignalSettings read(
      SettingReader reader, Identity identity, @Nullable String sampler) {
    return new SignalSettings(
        signalOr(reader, Setting.OTLP_USERNAME),
        otlpSecret(reader, Setting.OTLP_PASSWORD, Setting.OTLP_PASSWORD_FILE),
        otlpSecret(reader, Setting.OTLP_TOKEN, Setting.OTLP_TOKEN_FILE),
        reader.list(Setting.TRACES_DROP_PATHS),
        reader.list(Setting.TRACES_DROP_USER_AGENTS),
        rateLimit(reader),
        isErrorBiased(reader, sampler),
        // One series and the one that takes all others.
        reader.number(Setting.METRICS_CARDINALITY_LIMIT, 2, Integer.MAX_VALUE),
        reader.flag(Setting.METRICS_CONSTANT_LABELS),
        reader.flag(Setting.METRICS_PUSH_ON_EXIT),
        reader.share(Setting.SAMPLING_RATIO, ratioOf(identity.environment())),
        masking(reader));
  }

  /** A secret that is given or in a file; the file wins, because it is what people rotate. */
  public static @Nullable Secret secret(SettingReader reader, Setting value, Setting file) {
    Secret inFile = inFile(reader, file, reader.text(file));
    String given = reader.text(value);
    return inFile != null ? inFile : given == null ? null : Secret.value(given);
  }

  /** The keys that are hidden. */
  public static List<String> maskKeys(SettingReader reader) {
    List<String> keys = reader.list(Setting.MASK_KEYS);
    return keys.isEmpty() ? Arrays.asList(Masking.DEFAULT_KEYS.split(",")) : keys;
  }

  /**
   * What is hidden in all text, as the encoders take it: with blanks between. Null for nothing, and
   * where one of them is no expression, which {@link #read} reports.
   */
  public static @Nullable String maskPatterns(SettingReader reader) {
    StringBuilder all = new StringBuilder();
    try {
      for (String pattern : reader.list(Setting.MASK_PATTERNS)) {
        Pattern.compile(pattern);
        // A blank in a pattern would end it there; \\s is the same to an expression.
        all.append(all.isEmpty() ? "" : " ").append(pattern.replace(" ", "\\s"));
      }
    } catch (PatternSyntaxException e) {
      return null;
    }
    return all.isEmpty() ? null : all.toString();
  }

  private static @Nullable Double rateLimit(SettingReader reader) {
    String said = reader.text(Setting.TRACES_RATE_LIMIT);
    if (said == null) {
      return null;
    }
    try {
      double perSecond = Double.parseDouble(said);
      if (perSecond > 0 && !Double.isInfinite(perSecond)) {
        return perSecond;
      }
    } catch (NumberFormatException e) {
      // Reported below.
    }
    reader.wrong(
        Setting.TRACES_RATE_LIMIT, "a number over 0", "Correct it, or leave it out for no limit.");
    return null;
  }

  private static boolean isErrorBiased(SettingReader reader, @Nullable String sampler) {
    boolean asked = ERROR_BIASED.equals(reader.choice(Setting.TRACES_SAMPLER, "all", ERROR_BIASED));
    if (asked && sampler != null) {
      Value value = reader.values().get(Setting.TRACES_SAMPLER);
      reader.wrong(
          Setting.TRACES_SAMPLER.key(),
          value == null ? "any place" : value.place(),
          "no other sampler beside it",
          ERROR_BIASED,
          "the sampler " + sampler + " decides",
          "Remove one of the two.");
    }
    return asked && sampler == null;
  }

  private static Masking masking(SettingReader reader) {
    List<String> keys = maskKeys(reader);
    try {
      return new Masking(keys, reader.list(Setting.MASK_PATTERNS));
    } catch (PatternSyntaxException e) {
      reader.wrong(
          Setting.MASK_PATTERNS,
          "card, bearer or a regular expression (" + e.getDescription() + ")",
          "Correct the expression; a comma ends one.");
      return new Masking(keys, List.of());
    }
  }

  /** {@code lgtm.otlp.traces.token} wins over {@code lgtm.otlp.token}. */
  private static @Nullable String signalOr(SettingReader reader, Setting setting) {
    String own = reader.text(setting.key().replace("lgtm.otlp.", "lgtm.otlp.traces."));
    return own == null ? reader.text(setting) : own;
  }

  private static @Nullable Secret otlpSecret(SettingReader reader, Setting value, Setting file) {
    Secret inFile = inFile(reader, file, signalOr(reader, file));
    String given = signalOr(reader, value);
    return inFile != null ? inFile : given == null ? null : Secret.value(given);
  }

  private static @Nullable Secret inFile(
      SettingReader reader, Setting setting, @Nullable String file) {
    if (file == null) {
      return null;
    }
    try {
      Path path = Path.of(file);
      if (!Files.isReadable(path)) {
        // It may come later, so it is kept: Kubernetes mounts a secret when it is there.
        unreadable(reader, setting, file);
      }
      return Secret.file(path);
    } catch (InvalidPathException e) {
      reader.wrong(setting, "a path", "Correct it there.");
      return null;
    }
  }

  private static void unreadable(SettingReader reader, Setting setting, String file) {
    Value value = reader.values().get(setting);
    reader.wrong(
        setting.key(),
        value == null ? "a setting of one signal" : value.place(),
        "a file that can be read",
        file,
        "it is read again each time; until then nothing is sent, and nobody let in, by it",
        "Create it, or correct its path.");
  }

  private static double ratioOf(@Nullable String environment) {
    return "prod".equals(environment) ? 0.05 : "staging".equals(environment) ? 0.25 : 1;
  }
}
