/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log.jul;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.log.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings are the whole JVM's, so each test has a JVM of its own. */
class LoggingPropertiesTest {
  @TempDir private Path folder;

  @Test
  void formatter_withNoSetting_writesTheDocument() throws Exception {
    JsonNode json = run("");

    assertThat(json.get("message").asText()).isEqualTo("hello Zoë");
    assertThat(json.get("level").asText()).isEqualTo("error");
    assertThat(json.get("thread").asText()).isEqualTo("main");
    assertThat(json.get("duration_ms").asInt()).isEqualTo(45);
    assertThat(json.get("application").asText()).isNotEmpty();
    assertThat(json.get("exception").get("type").asText()).endsWith("IllegalStateException");
  }

  @Test
  void everySetting_inProperties_takesEffect() throws Exception {
    JsonNode json =
        run(
            settings(
                Map.of(
                    "preset", "gcp",
                    "application", "shop",
                    "environment", "dev",
                    "tenant", "team-a",
                    "auditTenant", "auditors",
                    "securityTenant", "guards",
                    "maxLineBytes", "20000",
                    "maskKeys", "duration_ms",
                    "maskPatterns", "Zo.")));

    assertThat(json.get("severity").asText()).isEqualTo("ERROR");
    assertThat(json.get("application").asText()).isEqualTo("shop");
    assertThat(json.get("environment").asText()).isEqualTo("dev");
    assertThat(json.get("tenant").asText()).isEqualTo("guards");
    assertThat(json.get("duration_ms").asText()).isEqualTo("***");
    assertThat(json.get("message").asText()).isEqualTo("hello ***");
  }

  private static String settings(Map<String, String> settings) {
    StringBuilder text = new StringBuilder();
    settings.forEach(
        (name, value) ->
            text.append(LgtmFormatter.class.getName())
                .append('.')
                .append(name)
                .append('=')
                .append(value)
                .append('\n'));
    return text.toString();
  }

  private JsonNode run(String settings) throws Exception {
    Path properties = folder.resolve("logging.properties");
    Path output = folder.resolve("out.txt");
    Files.writeString(
        properties,
        "handlers=java.util.logging.ConsoleHandler\n"
            + "java.util.logging.ConsoleHandler.formatter=io.github.lgtm4j.log.jul.LgtmFormatter\n"
            + "java.util.logging.ConsoleHandler.encoding=UTF-8\n"
            + settings);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dfile.encoding=ISO-8859-1",
                    "-Djava.util.logging.config.file=" + properties,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Program.class.getName()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Json.line(Files.readAllBytes(output));
  }

  /** An application with no telemetry code. */
  static final class Program {
    public static void main(String[] args) {
      LogRecord logRecord = new LogRecord(Level.SEVERE, "hello {0}");
      logRecord.setLoggerName("security");
      logRecord.setParameters(new Object[] {"Zoë", Map.entry("duration_ms", 45)});
      logRecord.setThrown(new IllegalStateException("broken"));
      Logger.getLogger("security").log(logRecord);
    }
  }
}
