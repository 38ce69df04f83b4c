/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Log lines against those that were read by a person and found right. */
final class GoldenLines {
  private static final Path FOLDER =
      Path.of(System.getProperty("lgtm4j.root"), "src/test/resources/golden");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z");
  private static final Pattern TRACE_ID = Pattern.compile("\"trace_id\":\"[0-9a-f]{32}\"");
  private static final Pattern SPAN_ID = Pattern.compile("\"span_id\":\"[0-9a-f]{16}\"");
  private static final Pattern MANY = Pattern.compile("x{1000,}");
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private GoldenLines() {}

  /** Compares byte for byte, but for what differs from one run to the next. */
  static void assertGolden(String name, List<String> lines) throws IOException {
    Path file = FOLDER.resolve(name);
    String actual =
        lines.stream().map(GoldenLines::lasting).collect(Collectors.joining("\n", "", "\n"));
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  /** The line without what differs from one run to the next. */
  static String lasting(String line) {
    String lasting = TIME.matcher(line).replaceFirst("TIME");
    lasting = TRACE_ID.matcher(lasting).replaceFirst("\"trace_id\":\"TRACE\"");
    lasting = SPAN_ID.matcher(lasting).replaceFirst("\"span_id\":\"SPAN\"");
    return MANY.matcher(lasting).replaceAll(run -> "x(" + run.group().length() + ")");
  }

  /** The document of a line; fails for anything that is not one whole JSON object. */
  static JsonNode parse(String line) {
    try {
      JsonNode document = STRICT.readTree(line);
      assertThat(document.isObject()).as(line).isTrue();
      return document;
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + line, e);
    }
  }

  /** Every line that threads times count writers wrote, once. */
  static void assertEachOnce(List<String> lines, int threads, int count) {
    List<String> messages =
        lines.stream()
            .map(line -> parse(line).path("message").asText())
            .filter(message -> message.startsWith("line "))
            .toList();
    assertThat(messages).doesNotHaveDuplicates().hasSize(threads * count);
  }
}
