/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.fixture.TestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code docs/guides/alloy.md} and {@code testing-alloy-configs.md} show is what happens:
 * their blocks are run as they stand, in a copy of the folders that they change.
 */
class AlloyGuidesTest {
  private static final Path ROOT = Path.of(System.getProperty("lgtm4j.root"));
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)\\n(.*?)\\n *```$");

  @TempDir private Path checkout;

  @BeforeEach
  void copyTheFolders() throws IOException {
    for (String folder : List.of("alloy-local/config", "platform/sink")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path copy = checkout.resolve(ROOT.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Path launcher = Files.copy(ROOT.resolve("lgtm4j"), checkout.resolve("lgtm4j"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path jar = checkout.resolve("alloy-local/cli/target/lgtm4j.jar");
    Files.createDirectories(jar.getParent());
    Files.createSymbolicLink(jar, Built.COMMAND_LINE);
  }

  @Test
  void rollingOut_everyCommand_runs() throws Exception {
    assumeTrue(onPath("kubectl"), "no kubectl is on the PATH");
    List<String> commands = blocks("alloy.md", "sh");
    assertThat(commands).hasSize(2);
    for (String block : commands) {
      run(block);
    }
    assertThat(checkout.resolve("platform/sink/tenants/tenants.alloy"))
        .content()
        .contains("tenant = \"team-a\"", "tenant = \"team-b\"");
  }

  @Test
  void rollingOut_aWrongSetting_isSaidAsShown(@TempDir Path folder) throws Exception {
    List<String> shown = blocks("alloy.md", "text");
    assertThat(shown).hasSize(1);
    assumeTrue(Alloy.onPath().isPresent(), "no alloy is on the PATH");
    Alloy alloy = Alloy.onPath().orElseThrow();
    assertThatThrownBy(
            () ->
                alloy.run(
                    checkout.resolve("alloy-local/config/kubernetes/config.alloy"),
                    "public-preview",
                    folder.resolve("storage"),
                    Map.of("LGTM_ENVIRONMENT", "production")))
        .hasMessageContaining(shown.get(0).strip());
  }

  @Test
  void testingConfigs_theCaseThatIsShown_isOne() throws Exception {
    List<String> shown = blocks("testing-alloy-configs.md", "yaml");
    assertThat(shown).hasSize(1);
    TestCase test = TestCase.read(Files.writeString(checkout.resolve("case.yaml"), shown.get(0)));
    assertThat(test.main().entry()).isEqualTo("kubernetes/config.alloy");
    assertThat(test.pods()).hasSize(1);
    assertThat(test.requests()).hasSize(1);
  }

  @Tag("full")
  @Test
  void testingConfigs_everyCommand_runs() throws Exception {
    assumeTrue(Alloy.onPath().isPresent(), "no alloy is on the PATH");
    List<String> commands = blocks("testing-alloy-configs.md", "sh");
    assertThat(commands).hasSize(1);
    assertThat(run(commands.get(0))).contains("as expected", "updated");
    assertThat(checkout.resolve("alloy-local/config/cases/kubernetes/expected.txt"))
        .hasSameTextualContentAs(ROOT.resolve("alloy-local/config/cases/kubernetes/expected.txt"));
  }

  private static List<String> blocks(String guide, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    String text = Files.readString(ROOT.resolve("docs/guides").resolve(guide));
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      if (block.group(1).equals(language)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The block, in a shell that ends at the first command that fails; what it said. */
  private String run(String block) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-euo", "pipefail", "-c", block)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", block, said).isZero();
    return said;
  }
}
