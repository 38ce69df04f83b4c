/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.bundle;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The libraries of a sample inside lgtm4j.jar; what two samples share is in there once. */
public final class SampleClassPath {
  private SampleClassPath() {}

  /** Writes the libraries of a sample into a folder, and returns its class path. */
  public static String unpack(String sample, Path folder) throws IOException {
    List<String> classPath = new ArrayList<>();
    for (String jar :
        new String(read(sample + ".classpath"), StandardCharsets.UTF_8).lines().toList()) {
      Path target = folder.resolve(jar);
      if (!Files.exists(target)) {
        Files.write(target, read("lib/" + jar));
      }
      classPath.add(target.toString());
    }
    return String.join(File.pathSeparator, classPath);
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream packed = SampleClassPath.class.getResourceAsStream(file)) {
      if (packed == null) {
        throw new IOException(
            file + " is not in here: run the packaged lgtm4j.jar, not the classes");
      }
      return packed.readAllBytes();
    }
  }
}
