/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.logstash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The one configuration of docs/guides/logging.md that needs this module. */
class GuideTest {
  private static final Pattern XML = Pattern.compile("(?ms)^```xml\\n(<configuration>.*?)^```$");

  @Test
  void configurationWithTheProvider_writesTheDocument() throws Exception {
    String xml =
        XML.matcher(Files.readString(Path.of("../../docs/guides/logging.md")))
            .results()
            .map(match -> match.group(1))
            .filter(block -> block.contains(LgtmJsonProvider.class.getName()))
            .findFirst()
            .orElseThrow();
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("OUT");

    byte[] line =
        appender.getEncoder().encode(new LoggingEvent("", root, Level.INFO, "hello", null, null));

    assertThat(context.getStatusManager().getCopyOfStatusList())
        .allMatch(status -> status.getLevel() < Status.WARN);
    assertThat(new JsonMapper().readTree(line).get("application").asString()).isEqualTo("shop");
    context.stop();
  }
}
