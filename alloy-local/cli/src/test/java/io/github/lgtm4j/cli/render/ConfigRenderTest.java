/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.cli.ExitCode;
import io.github.lgtm4j.cli.config.ConfigCommand;
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

class ConfigRenderTest {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final Path CONFIG = ROOT.resolve("alloy-local/config");
  private static final Path EXAMPLE = CONFIG.resolve("example/lgtm4j.yaml");
  private static final Path GOLDEN =
      ROOT.resolve("alloy-local/cli/src/test/resources/io/github/lgtm4j/cli/render/example");

  @TempDir Path folder;

  private String printed = "";

  /** What is generated is held as text; what is copied is held against what it is a copy of. */
  @Test
  void example_rendered_isTheGoldenFilesAndCopies() throws IOException {
    for (String kind : List.of("k8s", "vm", "compose")) {
      assertThat(render(kind)).isEqualTo(ExitCode.OK);
    }
    Map<String, String> generated = new TreeMap<>();
    files(folder.resolve("out"))
        .forEach(
            (path, text) -> {
              Path source = CONFIG.resolve(path.substring(path.indexOf('/') + 1));
              if (path.endsWith(Target.RECORD)) {
                return;
              }
              if (!Files.exists(source) || !text.equals(read(source))) {
                generated.put(path, text);
              }
            });
    if (Boolean.getBoolean("lgtm4j.update")) {
      for (Map.Entry<String, String> file : generated.entrySet()) {
        Files.createDirectories(GOLDEN.resolve(file.getKey()).getParent());
        Files.writeString(GOLDEN.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(generated)
        .as("when the new files are right, -Dlgtm4j.update=true writes them")
        .isEqualTo(files(GOLDEN));
    assertThat(generated.keySet())
        .as("Alloy's configs are copied, and the tenants' file alone is made")
        .filteredOn(path -> path.endsWith(".alloy"))
        .allMatch(path -> path.endsWith("tenants/tenants.alloy"));
  }

  @Test
  void render_twice_changesNothing() throws IOException {
    render("k8s");
    Map<String, String> first = files(folder.resolve("out"));

    assertThat(render("k8s")).isEqualTo(ExitCode.OK);

    assertThat(printed).startsWith("Wrote 0 of ");
    assertThat(files(folder.resolve("out"))).isEqualTo(first);
    assertThat(render("k8s", "--dry-run")).isEqualTo(ExitCode.OK);
  }

  @Test
  void changedProject_rendered_showsTheDifferenceAndWritesIt() throws IOException {
    render("k8s");
    assertThat(render("k8s", "--dry-run", "--set", "sampling.prod=20%"))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(printed).contains("-LGTM_SAMPLING_RATIO=0.10", "+LGTM_SAMPLING_RATIO=0.20");
    Path settings = folder.resolve("out/eu-1/settings.env");
    assertThat(settings).content().contains("LGTM_SAMPLING_RATIO=0.10");

    assertThat(render("k8s", "--set", "sampling.prod=20%")).isEqualTo(ExitCode.OK);

    assertThat(settings).content().contains("LGTM_SAMPLING_RATIO=0.20");
  }

  @Test
  void fileThatAPersonChanged_rendered_isNotOverwrittenUnlessForced() throws IOException {
    render("k8s");
    Path settings = folder.resolve("out/eu-1/settings.env");
    String changed = Files.readString(settings) + "LGTM_LOGS_OF=all\n";
    Files.writeString(settings, changed);

    assertThat(render("k8s", "--set", "sampling.prod=20%")).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(printed)
        .contains("-LGTM_LOGS_OF=all")
        .contains("Nothing is written: somebody changed settings.env.")
        .contains("--force");
    assertThat(settings).content().isEqualTo(changed);
    assertThat(folder.resolve("out/us-1/agents/search-prod/settings.env"))
        .as("nothing at all is written")
        .content()
        .contains("LGTM_SAMPLING_RATIO=0.10");
    assertThat(render("k8s", "--force")).isEqualTo(ExitCode.OK);
    assertThat(settings).content().doesNotContain("LGTM_LOGS_OF");
  }

  @Test
  void fileThatWasThereBefore_rendered_isAPersons() throws IOException {
    Path settings = folder.resolve("out/eu-1/settings.env");
    Files.createDirectories(settings.getParent());
    Files.writeString(settings, "MINE=1\n");

    assertThat(render("k8s")).isEqualTo(ExitCode.NOT_AS_EXPECTED);

    assertThat(settings).content().isEqualTo("MINE=1\n");
  }

  @Test
  void applicationThatIsGone_rendered_takesItsFilesAlong() throws IOException {
    render("k8s");
    Path gone = folder.resolve("out/us-1/agents/checkout-prod/settings.env");
    assertThat(gone).exists();

    render("k8s", "--set", "applications.checkout.environments.prod.cluster=eu-1");

    assertThat(gone).doesNotExist();
    assertThat(folder.resolve("out/us-1/agents/search-prod/settings.env")).exists();
  }

  @Test
  void fileThatAPersonDeleted_rendered_isThereAgain() throws IOException {
    render("k8s");
    Path settings = folder.resolve("out/eu-1/settings.env");
    Files.delete(settings);

    assertThat(render("k8s")).isEqualTo(ExitCode.OK);

    assertThat(printed).startsWith("Wrote 1 of ");
    assertThat(settings).exists();
  }

  @Test
  void record_thatLeadsElsewhere_deletesNothing() throws IOException {
    render("k8s");
    Path outside = folder.resolve("outside.txt");
    Files.writeString(outside, "");
    Path record = folder.resolve("out/eu-1").resolve(Target.RECORD);
    String sumOfNothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    Files.writeString(record, Files.readString(record) + sumOfNothing + "  ../../outside.txt\n");

    render("k8s");

    assertThat(outside).exists();
  }

  @Test
  void noFile_withValuesOfTheCommandLine_isRendered() {
    assertThat(
            run(
                "render",
                "vm",
                "-o",
                folder.resolve("out").toString(),
                "--set",
                "sink.url=https://sink.example",
                "--set",
                "applications.shop.environments.dev.cluster=dc-9",
                "--set",
                "clusters.dc-9.kind=vm"))
        .isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("out/dc-9/targets/shop-dev.yaml")).exists();
  }

  @Test
  void kind_thatNoClusterHas_isTold() {
    assertThat(
            run(
                "render",
                "vm",
                "--set",
                "clusters.a.kind=k8s",
                "--set",
                "sink.url=http://a",
                "--set",
                "applications.a.environments.dev.cluster=a",
                "--set",
                "applications.a.environments.dev.namespace=a"))
        .isEqualTo(ExitCode.NOT_AS_EXPECTED);
    assertThat(printed).contains("No cluster is of kind vm: clusters: {NAME: {kind: vm}}");
  }

  private int render(String kind, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "render", kind, "-f", EXAMPLE.toString(), "-o", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = new CommandLine(new ConfigCommand()).setOut(out).setErr(out).execute(arguments);
    printed = text.toString();
    return code;
  }

  private static Map<String, String> files(Path top) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.walk(top)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(top.relativize(file).toString(), read(file));
      }
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
