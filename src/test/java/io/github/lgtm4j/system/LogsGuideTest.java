/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.system.LogProgram.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/guides/agent-logs.md} shows is what happens. */
class LogsGuideTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("lgtm4j.root"), "docs/guides/agent-logs.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)\\n```$");

  @Test
  void guide_ofTheAgentsLogs_showsWhatHappens() throws Exception {
    List<String> blocks = blocks();
    assertThat(blocks).hasSize(5);
    assertThat(blocks.get(0)).isEqualTo("java -javaagent:lgtm4j-agent.jar -jar app.jar");
    String[] setting = blocks.get(4).split("=");

    Ended alone = LogProgram.logback("1.5.38").alone().run("events");
    Ended under = LogProgram.logback("1.5.38").variable(setting[0], setting[1]).run("events");

    assertThat(untimed(alone.output())).contains(untimed(blocks.get(1)));
    assertThat(under.lines().stream().map(GoldenLines::lasting))
        .contains(GoldenLines.lasting(blocks.get(2)));
    assertThat(under.errors()).contains(blocks.get(3), "reformat=all");
  }

  private static String untimed(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}", "TIME");
  }

  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(Files.readString(GUIDE)); block.find(); ) {
      blocks.add(block.group(1));
    }
    return blocks;
  }
}
