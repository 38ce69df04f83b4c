/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that leads each row of the plans to a file and to what shows it. */
class StackPlanTest {
  private static final Path PAGE = RuleFiles.ROOT.resolve("docs/reference/stack-plan.md");
  private static final Pattern ROW =
      Pattern.compile("\\| ([DH]-\\d{3}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern TEST = Pattern.compile("[A-Z][A-Za-z]+Test");

  /** The rows that the inventory has; the inventory itself is not in this repository. */
  private static final int DEPLOYMENT = 60;

  private static final int OPERATION = 23;

  @Test
  void everyRow_isThereOnce_inItsOrder() throws Exception {
    List<String> expected = new ArrayList<>();
    IntStream.rangeClosed(1, DEPLOYMENT).forEach(i -> expected.add("D-%03d".formatted(i)));
    IntStream.rangeClosed(1, OPERATION).forEach(i -> expected.add("H-%03d".formatted(i)));

    assertThat(rows()).extracting(row -> row.get(0)).isEqualTo(expected);
  }

  @Test
  void everyFile_isThere() throws Exception {
    for (List<String> row : rows()) {
      List<String> files = codes(row.get(2));
      assertThat(files).as(row.get(0)).isNotEmpty();
      assertThat(files)
          .as(row.get(0))
          .allSatisfy(file -> assertThat(RuleFiles.ROOT.resolve(file)).exists());
    }
  }

  @Test
  void everyRow_hasATestThatIsThere_orAReason() throws Exception {
    Set<String> tests = tests();
    for (List<String> row : rows()) {
      List<String> named =
          codes(row.get(3)).stream().filter(code -> TEST.matcher(code).matches()).toList();
      assertThat(tests).as(row.get(0)).containsAll(named);
      if (named.isEmpty()) {
        assertThat(row.get(3)).as("the reason of %s", row.get(0)).hasSizeGreaterThan(3);
      }
    }
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(List.of(row.group(1), row.group(2), row.group(3), row.group(4)));
      } else {
        assertThat(line).as("a row that is not of the form").doesNotStartWith("| D-");
        assertThat(line).as("a row that is not of the form").doesNotStartWith("| H-");
      }
    }
    return rows;
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The names of every test class of the repository. */
  private static Set<String> tests() throws IOException {
    Set<String> tests = new HashSet<>();
    for (String folder : List.of("src/test/java", "alloy-local/cli/src/test/java")) {
      try (Stream<Path> files = Files.walk(RuleFiles.ROOT.resolve(folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith("Test.java"))
            .forEach(name -> tests.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    return tests;
  }
}
