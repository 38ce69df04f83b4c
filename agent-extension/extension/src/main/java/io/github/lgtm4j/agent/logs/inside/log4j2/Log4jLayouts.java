/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.log4j2;

import io.github.lgtm4j.agent.logs.inside.Rewriting;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.appender.AbstractOutputStreamAppender;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.appender.SocketAppender;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.jspecify.annotations.Nullable;

/** Replaces the layouts of Log4j2's appenders. */
public final class Log4jLayouts {
  /** Layouts of Log4j2 itself whose lines have a structure, by the names of their classes. */
  private static final Set<String> STRUCTURED =
      new HashSet<>(
          Arrays.asList(
              "CsvLogEventLayout",
              "CsvParameterLayout",
              "GelfLayout",
              "HtmlLayout",
              "Rfc5424Layout",
              "SerializedLayout",
              "SyslogLayout",
              "XmlLayout",
              "YamlLayout"));

  private Log4jLayouts() {}

  /** The layout that a new appender is to have: its own, or one in its place. */
  public static @Nullable Layout<? extends Serializable> replace(
      Appender appender, @Nullable Layout<? extends Serializable> own) {
    // Other appenders ask more of a layout than lines, or do not use it.
    if (own == null
        || own instanceof RewritingLayout
        || !(appender instanceof AbstractOutputStreamAppender)) {
      return own;
    }
    Rewriting rewriting =
        Rewriting.of("log4j2", appender.getName(), target(appender), kind(own), own.getClass());
    return rewriting == null ? own : new RewritingLayout(rewriting, own);
  }

  private static String kind(Layout<?> layout) {
    String type = layout.getClass().getSimpleName();
    // What is used without a configuration is a layout of its own from 2.25 on.
    if (layout instanceof PatternLayout || type.equals("DefaultLayout")) {
      return "pattern";
    }
    boolean structured =
        STRUCTURED.contains(type)
            || type.contains("Json")
            || type.contains("Structured")
            || type.equals("EcsLayout")
            || type.equals("LgtmLayout");
    return structured ? "structured" : "unknown";
  }

  private static String target(Appender appender) {
    if (appender instanceof ConsoleAppender) {
      return "console";
    }
    return appender instanceof SocketAppender ? "network" : "file";
  }
}
