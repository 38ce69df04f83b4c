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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Takes every value out, one at a time, and looks whether the chart renders something else: a key
 * that is misspelled, or that a chart no longer knows, changes nothing, and Helm says nothing. With
 * {@code -Dlgtm4j.update=true} what is alive is recorded, for builds without Helm.
 */
@Tag("full")
class ValuesKeysTest {
  @TempDir Path folder;
  private final Map<List<Path>, String> rendered = new HashMap<>();

  @Test
  void everyValue_changesWhatTheChartRenders() throws Exception {
    Tool helm = Tool.named("helm");
    Path charts = StackFiles.charts();
    TreeSet<String> dead = new TreeSet<>();
    TreeSet<String> alive = new TreeSet<>();
    for (String key : ValuesKeys.ofOurs()) {
      String[] words = key.split(" ", 4);
      (changesSomething(helm, charts.resolve(words[0]), words[2], words[3]) ? alive : dead)
          .add(key);
    }
    assertThat(dead).as("values without which the chart renders the same").isEmpty();
    if (Boolean.getBoolean("lgtm4j.update")) {
      Files.createDirectories(ValuesKeys.RECORDED.getParent());
      Files.writeString(
          ValuesKeys.RECORDED,
          "# Chart, version, file and key of each value that was seen to change what is rendered.\n"
              + String.join("\n", alive)
              + "\n");
    }
  }

  private boolean changesSomething(Tool helm, Path chart, String file, String leaf)
      throws Exception {
    Path values = StackFiles.STACK.resolve("values");
    Path changed = values.resolve(file);
    String name = changed.getFileName().toString().replace(".yaml", "");
    Path without = folder.resolve("without.yaml");
    for (String size : StackFiles.SIZES) {
      Path ofSize = changed.resolveSibling(size + ".yaml");
      boolean applies = !StackFiles.SIZES.contains(name) || name.equals(size);
      if (Files.exists(ofSize) && applies) {
        List<Path> files = new ArrayList<>(List.of(changed.resolveSibling("values.yaml"), ofSize));
        Path storage = changed.resolveSibling((name.equals("azure") ? name : "s3") + ".yaml");
        if (Files.exists(storage)) {
          files.add(storage);
        }
        Map<String, Object> document = StackFiles.document(changed);
        take(document, leaf);
        Files.writeString(without, new Yaml().dump(document));
        List<Path> others = files.stream().map(f -> f.equals(changed) ? without : f).toList();
        String whole = rendered.get(files);
        if (whole == null) {
          whole = render(helm, chart, files);
          rendered.put(files, whole);
        }
        if (!whole.equals(render(helm, chart, others))) {
          return true;
        }
      }
    }
    return false;
  }

  /** What Helm says, an error as well: a value that is asked for is alive. */
  private static String render(Tool helm, Path chart, List<Path> files)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                helm.program().toString(),
                "template",
                "x",
                chart.toString(),
                "-n",
                "lgtm",
                "--kube-version",
                "1.33"));
    files.forEach(file -> command.addAll(List.of("-f", file.toString())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }

  private static void take(Map<String, Object> document, String leaf) {
    for (Map.Entry<String, Object> entry : document.entrySet()) {
      String key = entry.getKey();
      if (leaf.equals(key)) {
        document.remove(key);
        return;
      }
      if (leaf.startsWith(key + ".") && entry.getValue() instanceof Map<?, ?>) {
        take(StackFiles.map(entry.getValue()), leaf.substring(key.length() + 1));
        return;
      }
    }
    throw new AssertionError(leaf + " is not there");
  }
}
