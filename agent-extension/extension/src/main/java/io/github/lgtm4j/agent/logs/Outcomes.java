/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import io.github.lgtm4j.agent.metrics.SelfTelemetry;
import io.github.lgtm4j.agent.startup.StartupReport;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Says what became of each appender: once, however often logging is configured anew. */
final class Outcomes {
  /** An application can make appenders as it runs; whoever has more has seen enough of them. */
  private static final int MOST_SAID = 40;

  private static final String HELP = "What became of an appender that was configured";

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  void rewritten(String library, String appender) {
    say(library, appender, "rewritten", "writes the contract's JSON in place of its own pattern");
  }

  void structured(String library, String appender, String form) {
    say(library, appender, "structured", "stays as it is: " + form + " is structured already");
  }

  void unknown(String library, String appender, String form) {
    say(
        library,
        appender,
        "unknown",
        "stays as it is: what "
            + form
            + " writes is not known. To rewrite it, name "
            + appender
            + " in lgtm.logs.reformat-appenders");
  }

  void failed(String library, String appender, String failure) {
    say(
        library,
        appender,
        "failed",
        "wrote the application's own line for an event that could not be read: "
            + failure
            + ". lgtm4j_log_lines_total{result=\"failed\"} counts on");
  }

  void log4j1() {
    if (said.add("log4j1")) {
      StartupReport.say(
          "this application logs by Log4j 1.2, whose lines stay as they are: it is not rewritten."
              + " Put log4j-1.2-api with Log4j2, or log4j-over-slf4j with Logback, in its place");
    }
  }

  private void say(String library, String appender, String outcome, String text) {
    if (said.size() < MOST_SAID && said.add(library + '/' + appender + '/' + outcome)) {
      StartupReport.say("log appender " + appender + " (" + library + ") " + text);
      SelfTelemetry.gauge(
          "lgtm4j_log_appender",
          HELP,
          () -> 1,
          "library",
          library,
          "appender",
          appender,
          "outcome",
          outcome);
    }
  }
}
