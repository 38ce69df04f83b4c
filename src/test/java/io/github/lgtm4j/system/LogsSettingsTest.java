/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lgtm4j.system.LogProgram.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which appenders are rewritten, and what is said of those that are not. */
class LogsSettingsTest {
  @TempDir Path folder;
  private Path audit;

  @BeforeEach
  void place() {
    audit = folder.resolve("audit.log");
  }

  /** Each of the appenders of {@code logback-structured.xml} writes the line in its way. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto    |                 | JSON hiding pattern*        spared* file",
        "console | !SPARED         | JSON hiding pattern*        spared  file",
        "console | !SPARED,HIDING  | JSON hiding* pattern*       spared  file",
        "all     | !SPARED         | JSON hiding pattern*        spared  file*",
        "console | !SPARED,!PATTERN,FILE | JSON hiding pattern   spared  file*",
        "off     | FILE            | JSON hiding pattern         spared  file",
      })
  void appenders_byTheSettings_areRewrittenOrNot(String reformat, String names, String expected)
      throws Exception {
    LogProgram program =
        LogProgram.logback("1.5.38")
            .configured("logback-structured.xml")
            .variable("LGTM_LOGS_REFORMAT", reformat);
    if (names != null) {
      program.variable("LGTM_LOGS_REFORMAT_APPENDERS", names);
    }

    Ended ended = program.run("lines:1x1");

    assertThat(ended.lines()).hasSize(6);
    assertThat(forms(ended.lines())).isEqualTo(sorted(expected));
    if (!reformat.equals("off")) {
      assertThat(ended.errors())
          .contains(
              "log appender JSON (logback) stays as it is:"
                  + " ch.qos.logback.classic.encoder.JsonEncoder is structured already");
    }
    if (!reformat.equals("off") && !String.valueOf(names).contains("HIDING")) {
      assertThat(ended.errors())
          .contains(
              "log appender HIDING (logback) stays as it is: what com.example.logging.HidingLayout"
                  + " writes is not known. To rewrite it, name HIDING in"
                  + " lgtm.logs.reformat-appenders");
    }
  }

  /** How often each form occurs: a star counts for a line of the contract's. */
  private static String sorted(String expected) {
    return List.of(expected.trim().split("\\s+")).stream()
        .map(form -> form.endsWith("*") ? "contract" : form)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String forms(List<String> lines) {
    return lines.stream()
        .filter(line -> !line.equals("A banner"))
        .map(LogsSettingsTest::form)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static String form(String line) {
    if (!line.startsWith("{")) {
      return line.replaceFirst(" .*", "");
    }
    JsonNode document = GoldenLines.parse(line);
    return document.has("application") ? "contract" : "JSON";
  }

  /** Its file is none that the default rewrites; and what the loggers leave out stays out. */
  @ParameterizedTest
  @CsvSource({"AUDIT, json: Ada deleted order 7", ", Ada deleted order 7"})
  void auditAppender_byItsName_writesDocumentsOfItsClass(String named, String expected)
      throws Exception {
    LogProgram program =
        LogProgram.logback("1.5.38").configured("logback-audit.xml").option("-Daudit=" + audit);
    if (named != null) {
      program.variable("LGTM_LOGS_REFORMAT_APPENDERS", named);
    }

    Ended ended = program.run("events", "Audit");

    String line = Files.readString(audit);
    assertThat(Ended.messages(line)).containsExactly(expected);
    if (named != null) {
      JsonNode document = GoldenLines.parse(line);
      assertThat(document.path("log_class").asText()).isEqualTo("audit");
      assertThat(document.path("trace_id").asText()).hasSize(32);
    }
    assertThat(ended.messages()).containsExactly("A banner", "json: Late", "json: Order failed");
  }

  @Test
  void reformat_thatIsMisspelled_isSaidAndAutoHolds() throws Exception {
    Ended ended =
        LogProgram.logback("1.5.38").variable("LGTM_LOGS_REFORMAT", "jason").run("lines:1x1");

    assertThat(ended.messages()).containsExactly("A banner", "json: line 0-0");
    assertThat(ended.errors())
        .contains("lgtm.logs.reformat", "\"jason\"", "auto, console, all or off");
  }

  @Test
  void startUpLine_saysWhatIsRewritten() throws Exception {
    assertThat(LogProgram.jul().run().errors()).contains(" logs=stdout reformat=console ");
  }

  @Test
  void masking_bySetting_holdsForRewrittenLines() throws Exception {
    Ended ended =
        LogProgram.logback("1.5.38")
            .configured("logback-message.xml")
            .variable("LGTM_MASK_PATTERNS", "0-[0-9]+")
            .run("lines:1x1");

    assertThat(ended.messages()).containsExactly("A banner", "json: line ***");
  }

  @Test
  void terminal_underAuto_keepsThePatternThatAPersonReads() throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.exists(script), "no script, which runs a program on a terminal");
    LogProgram program = LogProgram.logback("1.5.38").configured("logback-message.xml");

    assertThat(onATerminal(script, program, "").messages()).contains("line 0-0");
    assertThat(onATerminal(script, program, "</dev/null").messages())
        .as("standard input is not what counts")
        .contains("line 0-0");
    Path file = Files.createTempFile("program", ".out");
    Ended ended = onATerminal(script, program, ">" + file);
    assertThat(ended.output()).doesNotContain("line 0-0");
    assertThat(Ended.messages(Files.readString(file))).contains("json: line 0-0");
    Files.delete(file);
  }

  private static Ended onATerminal(Path script, LogProgram program, String redirection)
      throws Exception {
    String line =
        program.command("lines:1x1").stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    return LogProgram.run(
        List.of(script.toString(), "-qec", line + " " + redirection, "/dev/null"),
        Map.copyOf(program.variables()));
  }

  @Test
  void log4j1_atStartUp_isSaidNotToBeRewritten() throws Exception {
    Ended ended = LogProgram.log4j1().run("events");

    assertThat(ended.messages())
        .containsExactly("A banner", "0 [main] INFO com.example.Orders  - Order 7 of Ada");
    assertThat(ended.errors())
        .containsOnlyOnce("this application logs by Log4j 1.2, whose lines stay as they are");
  }

  @Test
  void record_thatIsWrittenLater_hasTheIdsOfItsOwnSpan() throws Exception {
    Ended ended = LogProgram.jul().run("Later", "Later$Push");

    List<JsonNode> lines =
        ended
            .errors()
            .lines()
            .filter(line -> line.startsWith("{"))
            .map(GoldenLines::parse)
            .toList();
    assertThat(lines).extracting(line -> line.path("message").asText()).contains("first", "second");
    assertThat(lines.get(0).path("trace_id").asText())
        .hasSize(32)
        .isNotEqualTo(lines.get(1).path("trace_id").asText());
  }
}
