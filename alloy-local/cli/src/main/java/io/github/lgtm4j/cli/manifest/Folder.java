/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.manifest;

import io.github.lgtm4j.cli.problem.Place;
import io.github.lgtm4j.cli.problem.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The text of every file of a folder that a config or a manifest may be. */
public final class Folder {
  private Folder() {}

  /**
   * Reads the files whose name ends in one of these. Hidden folders, those that builds write and
   * the cases of config test are left out; a file that is not UTF-8 is told to the consumer.
   */
  public static Map<Path, String> read(Path folder, Consumer<Problem> problems) throws IOException {
    SortedMap<Path, String> texts = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            boolean isOther =
                name.startsWith(".")
                    || name.equals("target")
                    || name.equals("node_modules")
                    || Files.exists(directory.resolve("case.yaml"));
            return isOther && !directory.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isOurs(file)) {
              try {
                texts.put(file, Files.readString(file));
              } catch (CharacterCodingException e) {
                problems.accept(
                    new Problem(Place.of(file, null), "is not UTF-8: save it as UTF-8"));
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return texts;
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".alloy")
        || name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".service")
        || name.endsWith(".env");
  }
}
