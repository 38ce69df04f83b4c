/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that {@code config render} refuses: {@code wrong/NAME.yaml}, and beside each {@code
 * NAME.txt} with exactly what a person is told.
 */
class WrongFilesTest {
  private static final Path WRONG =
      Path.of(System.getProperty("lgtm4j.root"))
          .resolve("alloy-local/cli/src/test/resources/io/github/lgtm4j/cli/project/wrong");

  @TempDir Path folder;

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(WRONG)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void wrongFiles_areManyEnough() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @MethodSource("names")
  void wrongFile_read_isToldWithEveryPlace(String name) throws IOException {
    Path expected = WRONG.resolve(name.replace(".yaml", ".txt"));
    String told = messageOf(Files.readString(WRONG.resolve(name)), List.of());
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.writeString(expected, told + "\n");
    }
    assertThat(told)
        .as("when the new text is right, -Dlgtm4j.update=true writes it")
        .isEqualTo(Files.readString(expected).stripTrailing());
  }

  @Test
  void secret_inAnAddress_isNotRepeatedInTheMessage() throws IOException {
    assertThat(messageOf("sink: {url: 'https://me:hunter2@sink.example'}", List.of()))
        .contains("lgtm4j.yaml:1:8: sink.url holds a user or password")
        .doesNotContain("hunter2");
  }

  @Test
  void wrongValue_ofTheCommandLine_isToldLikeThatOfTheFile() throws IOException {
    assertThat(messageOf("{}", List.of("sink.url=sink.example", "nonsense")))
        .contains("lgtm4j.yaml: --set nonsense must be key=value, such as sink.url=…")
        .contains("sink.url must be an address that begins with http:// or https://");
  }

  @Test
  void values_ofTheCommandLine_standInPlaceOfTheFiles() throws Exception {
    Path file = folder.resolve("lgtm4j.yaml");
    Files.writeString(
        file,
        """
        sink: {url: 'https://a.example'}
        applications: {a: {environments: {prod: {cluster: eu-1, namespace: a}}}}
        """);
    Project project =
        ProjectFile.readForConfigs(
            file,
            List.of(
                "sink.url=https://b.example",
                "applications.\"b.c\".environments.dev.cluster=eu-2",
                "applications.\"b.c\".environments.dev.namespace=b"));
    assertThat(project.sink().settings()).containsEntry("LGTM_SINK_URL", "https://b.example");
    assertThat(project.applications()).extracting(Application::name).containsExactly("a", "b.c");
  }

  private String messageOf(String text, List<String> sets) throws IOException {
    Path file = folder.resolve("lgtm4j.yaml");
    Files.writeString(file, text);
    StringBuilder message = new StringBuilder();
    assertThatExceptionOfType(ProjectException.class)
        .isThrownBy(() -> ProjectFile.readForConfigs(file, sets))
        .satisfies(e -> message.append(e.getMessage().replace(folder + "/", "")));
    return message.toString();
  }
}
