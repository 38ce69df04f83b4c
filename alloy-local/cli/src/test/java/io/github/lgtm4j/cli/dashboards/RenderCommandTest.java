/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RenderCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final Path EXAMPLE = ROOT.resolve("platform/rules/example/lgtm4j.yaml");
  private static final Path COMMITTED = ROOT.resolve("platform/grafana");

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();

  @Test
  void render_withoutAFile_isAsCommitted() throws Exception {
    assertThat(render("-o", folder.toString())).isZero();

    Map<String, String> rendered = files(folder);
    if (Boolean.getBoolean("lgtm4j.update")) {
      for (Map.Entry<String, String> file : rendered.entrySet()) {
        Path target = COMMITTED.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
    }
    Map<String, String> committed = new TreeMap<>();
    for (String name : List.of("dashboards", "provisioning")) {
      files(COMMITTED.resolve(name))
          .forEach((path, text) -> committed.put(name + "/" + path, text));
    }
    committed.put("teams.txt", Files.readString(COMMITTED.resolve("teams.txt")));
    assertThat(rendered)
        .as("when the new files are right, -Dlgtm4j.update=true writes them")
        .isEqualTo(committed);
  }

  @Test
  void render_ofAProject_hasItsTenants() throws Exception {
    assertThat(render("-f", EXAMPLE.toString(), "-o", folder.toString())).isZero();

    assertThat(files(folder).get("provisioning/datasources/lgtm4j.yaml"))
        .contains(
            "uid: back-office-metrics",
            "uid: prod-logs",
            "uid: staging-traces",
            "httpHeaderValue1: back-office|platform|prod|staging")
        .doesNotContain("uid: dev-metrics");
    assertThat(files(folder).get("teams.txt"))
        .contains("payments lgtm4j-applications edit", "platform lgtm4j-platform admin");
    assertThat(files(folder).get("dashboards/applications/lgtm4j-overview.json"))
        .contains("\"query\" : \"back-office,platform,prod,staging\"");
  }

  @Test
  void render_twice_givesTheSameBytes() throws Exception {
    render("-f", EXAMPLE.toString(), "-o", folder.resolve("a").toString());
    render("-f", EXAMPLE.toString(), "-o", folder.resolve("b").toString());

    assertThat(files(folder.resolve("a"))).isEqualTo(files(folder.resolve("b")));
    assertThat(printed.toString()).contains("Wrote 14 files to " + folder.resolve("a"));
  }

  @Test
  void render_ofWhatIsNotThere_saysWhatToDo() {
    assertThat(render("-f", folder.resolve("none.yaml").toString()))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(printed.toString()).contains("none.yaml is not there: give the path");
  }

  @Test
  void everyDashboard_ofThePlatform_isRendered() throws Exception {
    try (Stream<Path> found = Files.list(ROOT.resolve("platform/dashboards"))) {
      assertThat(found.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(GrafanaFiles.NAMES);
    }
  }

  private int render(String... arguments) {
    CommandLine command = new CommandLine(new DashboardsCommand());
    PrintWriter out = new PrintWriter(printed);
    List<String> all = new ArrayList<>(List.of("render"));
    all.addAll(List.of(arguments));
    return command.setOut(out).setErr(out).execute(all.toArray(String[]::new));
  }

  private static Map<String, String> files(Path top) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(top)) {
      return files;
    }
    try (Stream<Path> found = Files.walk(top)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(top.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
