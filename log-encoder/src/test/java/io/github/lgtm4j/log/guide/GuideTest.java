/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lgtm4j.log.Json;
import io.github.lgtm4j.log.jul.LgtmFormatter;
import io.github.lgtm4j.log.log4j2.LgtmLayout;
import io.github.lgtm4j.log.logback.LgtmEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.status.StatusConsoleListener;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What docs/guides/logging.md tells an application to write does what the page says. */
class GuideTest {
  static final Path PAGE = Path.of("../docs/guides/logging.md");
  private static final String OTHER_MODULE = "io.github.lgtm4j.log.logstash";

  @TempDir private Path folder;

  static List<Block> logback() {
    return Block.of(PAGE, b -> b.is("xml", "<configuration>") && !b.text().contains(OTHER_MODULE));
  }

  static List<Block> log4j2() {
    return Block.of(PAGE, b -> b.is("xml", "<Configuration>"));
  }

  static List<Block> jul() {
    return Block.of(PAGE, b -> b.language().equals("properties"));
  }

  static List<Block> java() {
    return Block.of(PAGE, b -> b.language().equals("java"));
  }

  @Test
  void everyBlock_isOfAKindThatIsTested() {
    List<Block> others = new ArrayList<>(Block.of(PAGE));
    others.removeAll(logback());
    others.removeAll(log4j2());
    others.removeAll(jul());
    others.removeAll(java());
    others.removeIf(b -> b.is("xml", "<configuration>")); // in log-encoder/logstash

    assertThat(others).extracting(Block::language).containsExactly("xml", "json");
    assertThat(others.get(0).text()).contains("<artifactId>lgtm4j-log-encoder</artifactId>");
  }

  @ParameterizedTest
  @MethodSource
  void logback(Block block) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.putProperty("LOG_DIR", folder.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new ByteArrayInputStream(block.text().getBytes(UTF_8)));
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .allMatch(status -> status.getLevel() < Status.WARN);

    Logger logger = context.getLogger("audit.orders");
    LoggingEvent event = new LoggingEvent("", logger, Level.WARN, "hello", null, null);
    List<LgtmEncoder> encoders = encoders(context.getLogger("ROOT").iteratorForAppenders());
    assertThat(encoders).isNotEmpty();
    for (LgtmEncoder encoder : encoders) {
      assertThat(Json.line(encoder.encode(event)).get("message").asText()).isEqualTo("hello");
    }
    context.stop();
  }

  private static List<LgtmEncoder> encoders(Iterator<Appender<ILoggingEvent>> appenders) {
    List<LgtmEncoder> encoders = new ArrayList<>();
    while (appenders.hasNext()) {
      Appender<ILoggingEvent> appender = appenders.next();
      if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
        encoders.add((LgtmEncoder) stream.getEncoder());
      } else if (appender instanceof AppenderAttachable<?>) {
        @SuppressWarnings("unchecked")
        var behind = (AppenderAttachable<ILoggingEvent>) appender;
        encoders.addAll(encoders(behind.iteratorForAppenders()));
      }
    }
    return encoders;
  }

  @ParameterizedTest
  @MethodSource
  void log4j2(Block block) throws Exception {
    Complaints complaints = new Complaints();
    StatusLogger.getLogger().registerListener(complaints);
    var context =
        Configurator.initialize(
            getClass().getClassLoader(),
            new ConfigurationSource(
                new ByteArrayInputStream(block.text().getBytes(UTF_8)),
                folder.resolve("log4j2.xml").toFile()));
    StatusLogger.getLogger().removeListener(complaints);
    LgtmLayout layout = (LgtmLayout) context.getConfiguration().getAppender("OUT").getLayout();
    var event =
        Log4jLogEvent.newBuilder()
            .setLevel(org.apache.logging.log4j.Level.INFO)
            .setMessage(new SimpleMessage("hello"))
            .build();

    assertThat(complaints.seen).isEmpty();
    assertThat(Json.line(layout.toByteArray(event)).get("message").asText()).isEqualTo("hello");
    Configurator.shutdown(context);
  }

  @ParameterizedTest
  @MethodSource
  void jul(Block block) throws Exception {
    LogManager manager = LogManager.getLogManager();
    try {
      manager.readConfiguration(new ByteArrayInputStream(block.text().getBytes(UTF_8)));
      Handler handler = java.util.logging.Logger.getLogger("").getHandlers()[0];

      assertThat(handler.getEncoding()).isEqualTo("UTF-8");
      assertThat(handler.getFormatter()).isInstanceOf(LgtmFormatter.class);
      LogRecord hello = new LogRecord(java.util.logging.Level.INFO, "hello");
      JsonNode json = Json.line(handler.getFormatter().format(hello).getBytes(UTF_8));
      assertThat(json.get("application").asText()).isEqualTo("shop");
    } finally {
      manager.readConfiguration();
    }
  }

  @ParameterizedTest
  @MethodSource
  void java(Block block) throws Exception {
    Program.compile(block.text(), folder);
  }

  @Test
  void firstProgram_writesTheLineThatIsShown() throws Exception {
    List<Block> slf4j = Block.of(PAGE, b -> b.is("java", "import org.slf4j.Logger;"));
    Block shown = Block.of(PAGE, b -> b.language().equals("json")).get(0);
    Runnable program = Program.compile(slf4j.get(0).text(), folder);

    byte[] line = written(program);

    ObjectNode actual = (ObjectNode) Json.line(line);
    ObjectNode expected = (ObjectNode) Json.line(shown.text().getBytes(UTF_8));
    assertThat(actual.get("timestamp").asText()).hasSameSizeAs(expected.get("timestamp").asText());
    actual.set("timestamp", expected.get("timestamp"));
    actual.set("thread", expected.get("thread"));
    assertThat(actual.toString()).isEqualTo(expected.toString()); // the order too
  }

  private static byte[] written(Runnable program) {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LgtmEncoder encoder = new LgtmEncoder();
    encoder.setApplication("shop");
    encoder.setEnvironment("prod");
    encoder.setTenant("team-a");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(root.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(bytes);
    appender.start();
    root.addAppender(appender);
    program.run();
    root.detachAppender(appender);
    return bytes.toByteArray();
  }

  private static final class Complaints extends StatusConsoleListener {
    final List<String> seen = new ArrayList<>();

    Complaints() {
      super(org.apache.logging.log4j.Level.WARN);
    }

    @Override
    public void log(StatusData data) {
      seen.add(data.getFormattedStatus());
    }
  }
}
