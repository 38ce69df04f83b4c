/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Puts the libraries of the samples into lgtm4j.jar, each once: {@code java PackSamples.java BUNDLE
 * NAME=FOLDER...}, where each folder is the target of a sample.
 *
 * <p>The jars are written without compression: lgtm4j.jar compresses each as a whole, which makes
 * it ten megabytes smaller than a jar of compressed jars.
 */
final class PackSamples {
  private PackSamples() {}

  public static void main(String[] arguments) throws IOException {
    Path bundle = Path.of(arguments[0]);
    Path libraries = Files.createDirectories(bundle.resolve("lib"));
    Set<String> packed = new HashSet<>();
    for (String sample : List.of(arguments).subList(1, arguments.length)) {
      String name = sample.substring(0, sample.indexOf('='));
      Path target = Path.of(sample.substring(name.length() + 1));
      List<String> classPath = new ArrayList<>();
      for (Path jar : jars(target)) {
        classPath.add(jar.getFileName().toString());
        pack(jar, libraries.resolve(jar.getFileName()));
      }
      Files.write(bundle.resolve(name + ".classpath"), classPath);
      packed.addAll(classPath);
    }
    removeAllBut(packed, libraries);
  }

  /** What an earlier build has left here, with other versions. */
  private static void removeAllBut(Set<String> packed, Path libraries) throws IOException {
    try (Stream<Path> files = Files.list(libraries)) {
      for (Path file : files.toList()) {
        if (!packed.contains(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  /** The jar of the sample, then its libraries. */
  private static List<Path> jars(Path target) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path folder : List.of(target, target.resolve("lib"))) {
      try (Stream<Path> files = Files.list(folder)) {
        jars.addAll(new TreeSet<>(files.filter(PackSamples::runs).toList()));
      }
    }
    return jars;
  }

  /** A release leaves jars of sources and documentation beside those that run. */
  private static boolean runs(Path file) {
    return file.toString().endsWith(".jar")
        && !file.toString().matches(".*-(sources|javadoc)\\.jar");
  }

  private static void pack(Path jar, Path packed) throws IOException {
    if (Files.exists(packed)
        && Files.getLastModifiedTime(packed).compareTo(Files.getLastModifiedTime(jar)) > 0) {
      return;
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar));
        OutputStream file = Files.newOutputStream(packed);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        out.putNextEntry(stored(entry, bytes));
        out.write(bytes);
      }
    }
  }

  private static ZipEntry stored(ZipEntry entry, byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry stored = new ZipEntry(entry.getName());
    stored.setTimeLocal(entry.getTimeLocal());
    stored.setSize(bytes.length);
    stored.setCompressedSize(bytes.length);
    stored.setCrc(checksum.getValue());
    return stored;
  }
}
