/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import io.github.lgtm4j.cli.bundle.BundledFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The bundled agent on the disk, unpacked once and kept: JVMs that still run have it open. */
final class AgentJar {
  private AgentJar() {}

  static Path in(Path home) throws IOException {
    Path folder = Files.createDirectories(home.resolve("agent"));
    Path jar =
        folder.resolve("lgtm4j-agent-" + Long.toHexString(BundledFile.AGENT.checksum()) + ".jar");
    if (!Files.exists(jar)) {
      Path unpacked = BundledFile.AGENT.unpackInto(Files.createTempDirectory(folder, "new"));
      Files.move(unpacked, jar, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(unpacked.resolveSibling(""));
    }
    return jar;
  }
}
