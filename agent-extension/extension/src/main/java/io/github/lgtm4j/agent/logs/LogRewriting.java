/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import io.github.lgtm4j.agent.config.AgentSwitch;
import io.github.lgtm4j.agent.config.MaskingSettings;
import io.github.lgtm4j.agent.config.Said;
import io.github.lgtm4j.contract.Setting;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.log.LogFormat;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the agent knows and rewritten appenders ask for. They live in the application's class
 * loaders and see no class of the agent's: {@link #link} answers them by types of the JDK, and
 * keeps nothing of what they hand over but text.
 */
public final class LogRewriting {
  private static final LineCounts counts = new LineCounts();
  private static final Outcomes outcomes = new Outcomes();
  private static volatile AppenderChoice choice =
      new AppenderChoice(Reformat.OFF, Collections.<String>emptyList(), false);
  private static volatile Map<String, String> format = Collections.emptyMap();

  private LogRewriting() {}

  /** Whether there can be anything to rewrite. */
  public static boolean isOn(ConfigProperties config) {
    return AgentSwitch.isOn(config) && reformat(config) != Reformat.OFF;
  }

  /**
   * Takes over the settings, and who this is. Appenders start after that.
   *
   * @return what will be rewritten, for the start-up line
   */
  public static String configure(
      ConfigProperties config, Identity identity, MaskingSettings masking) {
    format = format(identity, masking);
    choice =
        new AppenderChoice(
            reformat(config),
            config.getList(Setting.LOGS_REFORMAT_APPENDERS.key()),
            Terminal.isStandardOutput());
    return choice.effective().toString();
  }

  private static Reformat reformat(ConfigProperties config) {
    String said = config.getString(Setting.LOGS_REFORMAT.key(), Reformat.AUTO.toString());
    Reformat reformat = Reformat.of(said);
    return reformat == null ? Reformat.AUTO : reformat;
  }

  private static Map<String, String> format(Identity identity, MaskingSettings masking) {
    Map<String, String> settings = new LinkedHashMap<>();
    put(settings, "application", identity.application());
    put(settings, "environment", identity.environment());
    put(settings, "tenant", identity.tenant());
    put(settings, "maskKeys", String.join(",", masking.keys()));
    // The encoder takes patterns with blanks between: one inside is written as what it matches.
    put(
        settings,
        "maskPatterns",
        masking.patterns().stream()
            .map(pattern -> pattern.replace(" ", "\\x20"))
            .collect(Collectors.joining(" ")));
    return Collections.unmodifiableMap(settings);
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      settings.put(name, value);
    }
  }

  /** What is wrong with the settings of log rewriting. */
  public static List<Problem> problems(ConfigProperties config) {
    String key = Setting.LOGS_REFORMAT.key();
    String said = Said.text(key, config);
    if (said == null || Reformat.of(said) != null) {
      return Collections.emptyList();
    }
    return Collections.singletonList(
        Problem.of(
            key,
            Said.where(key),
            said,
            "auto, console, all or off",
            "auto holds",
            "Correct it or remove it."));
  }

  /** The identity and the settings that lines are written with. */
  public static LogFormat newFormat() {
    LogFormat.Builder builder = LogFormat.builder();
    format.forEach(builder::set);
    return builder.build();
  }

  /** How many lines a library's appenders have written: whole, cut, own. */
  public static LongAdder[] counts(String library) {
    return counts.of(library);
  }

  /** Whether to rewrite; says so when what would be rewritten cannot be. */
  public static boolean rewrites(
      String library, String appender, String target, String kind, String form) {
    AppenderChoice current = choice;
    if (!current.picks(appender, target)) {
      return false;
    }
    if (kind.equals("structured")) {
      outcomes.structured(library, appender, form);
      return false;
    }
    if (kind.equals("unknown") && !current.isNamed(appender)) {
      outcomes.unknown(library, appender, form);
      return false;
    }
    return true;
  }

  /** For the first line of an appender that was rewritten. */
  public static void wrote(String library, String appender) {
    outcomes.rewritten(library, appender);
  }

  /** For the first line of an appender that could not be rewritten. */
  public static void failed(String library, String appender, String failure) {
    outcomes.failed(library, appender, failure);
  }

  /** For an application with Log4j 1.2: better to be told than to look for lines. */
  public static void log4j1() {
    if (choice.effective() != Reformat.OFF) {
      outcomes.log4j1();
    }
  }

  /** The ids of the span that is current; none where there is no span. */
  private static String[] currentSpan() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? new String[] {span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()}
        : new String[0];
  }

  /** Called from the application's class loaders, by name. */
  public static BiFunction<String, Object[], Object> link() {
    return LogRewriting::answer;
  }

  private static Object answer(String question, Object[] about) {
    switch (question) {
      case "rewrites":
        return rewrites(
            (String) about[0],
            (String) about[1],
            (String) about[2],
            (String) about[3],
            (String) about[4]);
      case "format":
        return format;
      case "counts":
        return counts((String) about[0]);
      case "span":
        return currentSpan();
      case "log4j1":
        log4j1();
        return Boolean.TRUE;
      case "wrote":
        wrote((String) about[0], (String) about[1]);
        return Boolean.TRUE;
      case "failed":
        failed((String) about[0], (String) about[1], (String) about[2]);
        return Boolean.TRUE;
      default:
        throw new IllegalArgumentException(question);
    }
  }
}
