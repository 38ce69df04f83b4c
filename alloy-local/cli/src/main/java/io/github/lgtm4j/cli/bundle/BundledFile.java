/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;

/** A file inside lgtm4j.jar that has to lie on a disk to be used. */
public enum BundledFile {
  /** The single agent jar. */
  AGENT("lgtm4j-agent.jar"),
  /** The sample without telemetry code. */
  SAMPLE_LEGACY("lgtm4j-sample-legacy.jar");

  private final String fileName;

  BundledFile(String fileName) {
    this.fileName = fileName;
  }

  /** Writes the file into a folder and returns where it is. */
  public Path unpackInto(Path folder) throws IOException {
    Path target = folder.resolve(fileName);
    try (InputStream packed = BundledFile.class.getResourceAsStream(fileName)) {
      if (packed == null) {
        throw new IOException(
            fileName + " is not in here: run the packaged lgtm4j.jar, not the classes");
      }
      Files.copy(packed, target, StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  /** What tells one version of it from another, without reading it. */
  public long checksum() throws IOException {
    URL packed = BundledFile.class.getResource(fileName);
    if (packed != null && packed.openConnection() instanceof JarURLConnection jar) {
      jar.setUseCaches(false);
      try (JarFile file = jar.getJarFile()) {
        return file.getEntry(jar.getEntryName()).getCrc();
      }
    }
    throw new IOException(fileName + " is not in here: run the packaged lgtm4j.jar");
  }

  /** Removes the file that {@link #unpackInto} wrote. */
  public void deleteFrom(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(fileName));
  }
}
