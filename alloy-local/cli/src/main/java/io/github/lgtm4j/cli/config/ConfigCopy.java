/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.config;

import io.github.lgtm4j.cli.alloy.Alloy;
import io.github.lgtm4j.cli.alloy.RunningAlloy;
import io.github.lgtm4j.cli.fixture.TestCase;
import io.github.lgtm4j.cli.tenants.TenantsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A config copied to a folder of its own, with its tenants' file, and the Alloy that runs it. */
final class ConfigCopy implements AutoCloseable {
  private final Alloy alloy;
  private final TestCase.Source config;
  private final Path folder;
  private @Nullable RunningAlloy running;

  ConfigCopy(Alloy alloy, TestCase.Source config, Path source, Path folder) throws IOException {
    this.alloy = alloy;
    this.config = config;
    this.folder = folder;
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".alloy")).toList()) {
        Path copy = folder.resolve("config").resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    if (!config.tenants().isEmpty()) {
      Path tenants = folder.resolve("config/tenants/tenants.alloy");
      Files.createDirectories(tenants.getParent());
      Files.writeString(tenants, TenantsFile.of(config.tenants()));
    }
  }

  private Path entry() {
    return folder.resolve("config").resolve(config.entry());
  }

  /** What {@code alloy validate} has to say; empty if nothing. */
  String validate() throws IOException, InterruptedException {
    return alloy.validate(entry(), config.stabilityLevel());
  }

  /** Starts Alloy, on the storage that an earlier start left. */
  RunningAlloy start(Map<String, String> variables) throws IOException, InterruptedException {
    RunningAlloy started =
        alloy.run(entry(), config.stabilityLevel(), folder.resolve("storage"), variables);
    running = started;
    return started;
  }

  /** Alloy's own metrics; nothing where it does not run. */
  String metrics() throws IOException, InterruptedException {
    return running == null ? "" : running.metrics();
  }

  /** What its log complains of. */
  String complaints() throws IOException {
    return running == null ? "" : running.complaints();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
