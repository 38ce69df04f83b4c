/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.alloy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An Alloy binary.
 *
 * @param binary where it is
 */
public record Alloy(Path binary) {
  private static final int SECONDS_TO_VALIDATE = 60;

  /** The one on the search path, if there is one. */
  public static Optional<Alloy> onPath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "alloy"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Alloy::new);
  }

  /** Runs {@code alloy validate}; its complaints, empty if it has none. */
  public String validate(Path entry, String stability) throws IOException, InterruptedException {
    return output("validate", "--stability.level=" + stability, entry.toString());
  }

  /** Whether {@code alloy fmt} can read a config, formatted or not. */
  public boolean canRead(Path config) throws IOException, InterruptedException {
    return !output("fmt", "--test", config.toString()).contains(config.getFileName() + ":");
  }

  /** Whether {@code alloy fmt} would leave a config as it is. */
  public boolean isFormatted(Path config) throws IOException, InterruptedException {
    return output("fmt", "--test", config.toString()).isEmpty();
  }

  /** The first line of {@code alloy --version}. */
  public String version() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(binary.toString(), "--version");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(SECONDS_TO_VALIDATE, TimeUnit.SECONDS);
    return text.lines().findFirst().orElse("");
  }

  private String output(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS_TO_VALIDATE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("alloy " + arguments[0] + " does not end");
    }
    return process.exitValue() == 0 ? "" : text;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param entry the configuration
   * @param stability the level for {@code --stability.level}
   * @param storage the folder for {@code --storage.path}; its log goes beside it
   * @param variables its environment, beside what this process has and that does not begin with
   *     {@code LGTM_}
   * @throws IOException if it ends or is not ready in time; the message holds what it said
   */
  public RunningAlloy run(Path entry, String stability, Path storage, Map<String, String> variables)
      throws IOException, InterruptedException {
    return RunningAlloy.start(binary, entry, stability, storage, variables);
  }
}
