/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside;

import static java.util.Objects.requireNonNull;

import io.github.lgtm4j.log.LogFormat;
import io.github.lgtm4j.log.LogLine;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What a rewritten appender writes with: the agent's settings, and counts of what became of it. */
public final class Rewriting {
  private static final int WHOLE = 0;
  private static final int CUT = 1;
  private static final int OWN = 2;
  private static final AgentLink agent = new AgentLink("io.github.lgtm4j.agent.logs.LogRewriting");

  private final String library;
  private final String appender;
  private final LogFormat format;
  private final LongAdder[] counts;
  private volatile boolean wroteBefore;
  private volatile boolean failedBefore;

  private Rewriting(String library, String appender, LogFormat format, LongAdder[] counts) {
    this.library = library;
    this.appender = appender;
    this.format = format;
    this.counts = counts;
  }

  /**
   * Asks whether an appender is to be rewritten.
   *
   * @param target {@code console}, {@code file}, {@code network} or {@code other}
   * @param kind {@code pattern}, {@code structured} or {@code unknown}
   * @param form the class that makes its lines
   * @return null when it is not
   */
  public static @Nullable Rewriting of(
      String library, @Nullable String appender, String target, String kind, Class<?> form) {
    String name = appender == null ? "unnamed" : appender;
    Object wanted = agent.ask("rewrites", library, name, target, kind, form.getName());
    return Boolean.TRUE.equals(wanted)
        ? new Rewriting(library, name, format(), counts(library))
        : null;
  }

  @SuppressWarnings("unchecked")
  private static LogFormat format() {
    Map<String, String> settings = (Map<String, String>) requireNonNull(agent.ask("format"));
    LogFormat.Builder builder = LogFormat.builder();
    settings.forEach(builder::set);
    return builder.build();
  }

  private static LongAdder[] counts(String library) {
    return (LongAdder[]) requireNonNull(agent.ask("counts", library));
  }

  /** Gives the line the ids of the span that is current, if one is. */
  public static void currentSpan(LogLine line) {
    String[] ids = (String[]) agent.ask("span");
    if (ids != null && ids.length == 3) {
      line.context("trace_id", ids[0]);
      line.context("span_id", ids[1]);
      line.context("trace_flags", ids[2]);
    }
  }

  /** An empty line for one event. Close it. */
  public LogLine open() {
    return format.open();
  }

  /** Whether the line says what the event did; if not, the application's own is to be written. */
  public boolean isRead(LogLine line) {
    Throwable failure = line.failure();
    if (failure == null) {
      counts[line.isTruncated() ? CUT : WHOLE].increment();
      if (!wroteBefore) {
        wroteBefore = true;
        agent.ask("wrote", library, appender);
      }
      return true;
    }
    counts[OWN].increment();
    if (!failedBefore) {
      failedBefore = true;
      agent.ask("failed", library, appender, failure.getClass().getName());
    }
    return false;
  }
}
