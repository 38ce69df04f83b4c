/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static io.github.lgtm4j.platform.RecordedStack.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded of the samples leads from one signal to the next. {@code -Dlgtm4j.recording=RAW}
 * makes it anew of what {@code record.sh} wrote to the folder RAW.
 */
class RecordingTest {
  @TempDir static Path folder;

  @BeforeAll
  static void update() throws Exception {
    String raw = System.getProperty("lgtm4j.recording");
    if (raw != null) {
      new RecordingUpdate(Path.of(raw), folder).run();
    }
  }

  @Test
  void exemplars_leadToTracesThatAreThere_andThoseToTheirLines() throws Exception {
    List<JsonNode> exemplars = lines("exemplars.jsonl");
    String spans = Files.readString(RECORDED.resolve("spans.jsonl"));
    String lines = Files.readString(RECORDED.resolve("lines.jsonl"));

    assertThat(exemplars).hasSizeGreaterThan(5);
    for (JsonNode exemplar : exemplars) {
      String trace = exemplar.at("/exemplar/labels/trace_id").asText();
      assertThat(spans).contains("\"traceId\":\"" + trace + "\"");
    }
    assertThat(exemplars)
        .as("of requests that failed, the line with the exception")
        .filteredOn(
            exemplar -> exemplar.at("/series/http_response_status_code").asText().equals("500"))
        .isNotEmpty()
        .allSatisfy(
            exemplar ->
                assertThat(lines)
                    .contains(
                        "\\\"trace_id\\\":\\\""
                            + exemplar.at("/exemplar/labels/trace_id").asText()
                            + "\\\""));
  }

  @Test
  void recording_isOfTheSamples_throughBothAlloys() throws Exception {
    Samples samples = Samples.read(RECORDED.resolve("samples.txt"));

    assertThat(samples.series().keySet())
        .anyMatch(
            one -> one.contains("application=\"checkout\"") && one.contains("tenant=\"prod\""))
        .anyMatch(
            one -> one.contains("application=\"catalog\"") && one.contains("tenant=\"staging\""))
        .anyMatch(one -> one.startsWith("alloy_build_info{") && one.contains("namespace=\"vm\""))
        .anyMatch(one -> one.startsWith("alloy_build_info{") && one.contains("namespace=\"lgtm\""))
        .anyMatch(one -> one.startsWith("traces_service_graph_request_total{"));
  }

  /** What the next Prometheus reads is what was written, to seven digits. */
  @Test
  void samples_writtenAndRead_areTheSame() throws Exception {
    Samples samples = Samples.none(1_700_000_010, 30, 6);
    double[] values = {1, 1, Double.NaN, 0.12345678, -3, 1_700_000_010.25};
    samples.series().put("a{b=\"c d\"}", values);
    samples.series().put("plain", new double[] {1, 2, 3, 4, 5, 6});
    Path file = folder.resolve("some.txt");
    samples.write(file);

    assertThat(file)
        .hasContent(
            """
            # start 1700000010 step 30 count 6
            a{b="c d"} 1*2 _ 0.1234568 -3 1700000010.3
            plain 1 2 3 4 5 6
            """);
    Samples read = Samples.read(file);
    assertThat(read.end()).isEqualTo(1_700_000_160);
    assertThat(read.series().get("a{b=\"c d\"}"))
        .containsExactly(1, 1, Double.NaN, 0.1234568, -3, 1_700_000_010.3);
    Files.writeString(file, "# start 0 step 30 count 4\na 3+2*3 _\n");
    assertThat(Samples.read(file).series().get("a")).containsExactly(3, 5, 7, Double.NaN);
  }

  private static List<JsonNode> lines(String name) throws Exception {
    List<JsonNode> lines = new java.util.ArrayList<>();
    for (String line : Files.readAllLines(RECORDED.resolve(name))) {
      lines.add(RecordedStack.JSON.readTree(line));
    }
    return lines;
  }
}
