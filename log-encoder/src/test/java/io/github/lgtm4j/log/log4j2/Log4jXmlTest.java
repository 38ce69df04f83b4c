/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.StringMapMessage;
import org.apache.logging.log4j.util.StringBuilderFormattable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Log4jXmlTest {
  @TempDir private Path folder;

  @Test
  void layout_withNoSetting_isFoundByItsNameAndWrites() throws Exception {
    JsonNode json = log("<LgtmLayout/>", logger -> logger.warn("hello {}", "you")).get(0);

    assertThat(json.get("message").asText()).isEqualTo("hello you");
    assertThat(json.get("level").asText()).isEqualTo("warn");
    assertThat(json.get("application").asText()).isNotEmpty();
  }

  @Test
  void everySetting_inXml_takesEffect() throws Exception {
    JsonNode json =
        log(
                "<LgtmLayout preset='ecs' application='shop' environment='dev' tenant='t'"
                    + " auditTenant='auditors' securityTenant='guards' maxLineBytes='20000'"
                    + " maskKeys='iban' maskPatterns='card'/>",
                logger ->
                    logger.info(
                        MarkerManager.getMarker("audit"),
                        new StringMapMessage()
                            .with("message", "4111111111111111")
                            .with("iban", "1")))
            .get(0);

    assertThat(json.get("service.name").asText()).isEqualTo("shop");
    assertThat(json.get("service.environment").asText()).isEqualTo("dev");
    assertThat(json.get("labels.tenant").asText()).isEqualTo("auditors");
    assertThat(json.get("message").asText()).isEqualTo("***");
    assertThat(json.get("iban").asText()).isEqualTo("***");
  }

  @Test
  void parentsOfMarkers_stack_andContext_areWritten() throws Exception {
    List<JsonNode> lines =
        log(
            "<LgtmLayout/>",
            logger -> {
              ThreadContext.put("user", "u1");
              ThreadContext.push("one");
              logger.info(
                  MarkerManager.getMarker("SQL").addParents(MarkerManager.getMarker("DB")), "m");
              ThreadContext.clearAll();
            });

    assertThat(lines.get(0).get("markers").toString()).isEqualTo("[\"SQL\",\"DB\"]");
    assertThat(lines.get(0).get("user").asText()).isEqualTo("u1");
    assertThat(lines.get(0).get("ndc").toString()).isEqualTo("[\"one\"]");
  }

  @Test
  void messageThatThrows_costsItsTextOnly() {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLevel(Level.WARN)
            .setLoggerName("com.example.Orders")
            .setMessage(new BrokenMessage())
            .build();

    JsonNode json = Json.line(LgtmLayout.newBuilder().build().toByteArray(event));

    assertThat(json.get("message").asText())
        .isEqualTo("half a [failed: java.lang.UnsupportedOperationException]");
    assertThat(json.get("logger").asText()).isEqualTo("com.example.Orders");
    assertThat(json.get("level").asText()).isEqualTo("warn");
  }

  private static final class BrokenMessage implements Message, StringBuilderFormattable {
    private static final long serialVersionUID = 1;

    @Override
    public void formatTo(StringBuilder buffer) {
      buffer.append("half a ");
      throw new UnsupportedOperationException("broken");
    }

    @Override
    public String getFormattedMessage() {
      throw new UnsupportedOperationException("broken");
    }

    @Override
    public String getFormat() {
      return "";
    }

    @Override
    public Object[] getParameters() {
      return new Object[0];
    }

    @Override
    public Throwable getThrowable() {
      return null;
    }
  }

  private interface Logging {
    void to(Logger logger);
  }

  private List<JsonNode> log(String layout, Logging logging) throws Exception {
    Path file = folder.resolve("out.log");
    String xml =
        "<Configuration status='ERROR'><Appenders><File name='F' fileName='"
            + file
            + "'>"
            + layout
            + "</File></Appenders><Loggers><Root level='info'><AppenderRef ref='F'/></Root>"
            + "</Loggers></Configuration>";
    ConfigurationSource source =
        new ConfigurationSource(
            new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), file.toFile());
    LoggerContext context = Configurator.initialize(getClass().getClassLoader(), source);
    logging.to(context.getLogger("com.example.Orders"));
    Configurator.shutdown(context);
    return Files.readAllLines(file).stream()
        .map(line -> Json.line((line + "\n").getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
