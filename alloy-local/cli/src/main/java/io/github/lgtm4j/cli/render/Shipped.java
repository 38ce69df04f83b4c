/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.render;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of alloy-local/config, as this jar carries them. */
public final class Shipped {
  private static final String KNOWN = "config/kubernetes/config.alloy";

  private final SortedMap<String, String> texts = new TreeMap<>();

  /** Reads those in some of the folders. */
  public static SortedMap<String, String> in(List<String> folders) throws IOException {
    Shipped shipped = new Shipped();
    // By a file: a jar need not have entries for folders.
    URL url = Objects.requireNonNull(Shipped.class.getResource(KNOWN), KNOWN + " is in this jar");
    try {
      URI uri = url.toURI();
      if (uri.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
          shipped.read(top(jar.provider().getPath(uri)), folders);
        }
      } else {
        shipped.read(top(Path.of(uri)), folders);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return shipped.texts;
  }

  private static Path top(Path known) {
    return known.resolveSibling("..").normalize();
  }

  private void read(Path top, List<String> folders) throws IOException {
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(top.resolve(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(top.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
  }
}
