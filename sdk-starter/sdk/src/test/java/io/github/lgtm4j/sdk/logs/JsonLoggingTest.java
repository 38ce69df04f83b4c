/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** Log4j2 and java.util.logging; Logback is what {@code LgtmStartTest} runs with. */
class JsonLoggingTest {
  private static final LineSettings LINES =
      new LineSettings("shop", "dev", "team-a", "password", null);

  @Test
  void log4j_withAPatternOnTheConsole_writesJsonUntilItIsClosed() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.reconfigure(pattern());
    try (JsonLogging logging = JsonLogging.configure(LINES, false)) {
      assertThat(logging.findings()).contains("Log4j2: CONSOLE writes JSON");
      // Log4j2 keeps the stream that it found first, so what is written is asked for here.
      assertThat(
              context
                  .getRootLogger()
                  .getAppenders()
                  .get("CONSOLE")
                  .getLayout()
                  .toSerializable(event()))
          .asString()
          .startsWith("{\"timestamp\":")
          .contains("\"level\":\"info\",\"message\":\"an order\",\"logger\":\"shop.Orders\"")
          .contains("\"application\":\"shop\",\"environment\":\"dev\",\"tenant\":\"team-a\"");
    }
    assertThat(context.getConfiguration().getAppender("CONSOLE").getLayout().toString())
        .isEqualTo("log4j %m%n");
    context.reconfigure();
  }

  @Test
  void log4j_withoutAConfiguration_writesJsonToo() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.reconfigure(new DefaultConfiguration());
    try (JsonLogging logging = JsonLogging.configure(LINES, false)) {
      assertThat(logging.findings())
          .anySatisfy(found -> assertThat(found).matches("Log4j2: DefaultConsole.* writes JSON"));
    }
  }

  @Test
  void javaUtilLogging_withItsConsole_writesJsonUntilItIsClosed() {
    Logger root = Logger.getLogger("");
    Handler console = new ConsoleHandler();
    console.setFormatter(new SimpleFormatter());
    root.addHandler(console);
    try {
      try (JsonLogging logging = JsonLogging.configure(LINES, false)) {
        assertThat(logging.findings()).contains("java.util.logging: the console writes JSON");
        assertThat(console.getFormatter()).isInstanceOf(TraceFormatter.class);
        assertThat(console.getEncoding()).isEqualTo("UTF-8");
      }
      assertThat(console.getFormatter()).isInstanceOf(SimpleFormatter.class);
    } finally {
      root.removeHandler(console);
    }
  }

  @Test
  void terminal_thatAPersonReads_isLeftAsItIs() {
    try (JsonLogging logging = JsonLogging.configure(LINES, true)) {
      assertThat(logging.findings())
          .containsExactly("a terminal: lines are left for a person to read");
    }
  }

  private static LogEvent event() {
    return Log4jLogEvent.newBuilder()
        .setLoggerName("shop.Orders")
        .setLevel(Level.INFO)
        .setMessage(new SimpleMessage("an order"))
        .build();
  }

  private static BuiltConfiguration pattern() {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(
        builder
            .newAppender("CONSOLE", "Console")
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", "log4j %m%n")));
    builder.add(builder.newRootLogger(Level.INFO).add(builder.newAppenderRef("CONSOLE")));
    return builder.build();
  }
}
