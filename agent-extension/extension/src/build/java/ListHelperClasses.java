/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists what the agent copies next to an application's logging library: the contract, the encoder
 * with the adapter for that library and no other, and the agent's classes that work there. A class
 * stands before those that extend it, because that is the order in which they are defined. A build
 * step, run as a source file.
 */
final class ListHelperClasses {
  private static final String BASE = "io/github/lgtm4j/";
  private static final List<String> LIBRARIES = List.of("logback", "log4j2");

  /** What is listed for this library; the agent's classes that see only the agent are not. */
  private final Pattern listed;

  /** The supertypes of each class, by the names of class files. */
  private final Map<String, List<String>> supertypes = new TreeMap<>();

  private ListHelperClasses(String library) {
    listed =
        Pattern.compile(
            BASE
                + "(contract/.*|log/([^/]*|"
                + library
                + "/.*)|agent/logs/inside/([^/]*|"
                + library
                + "/.*))");
  }

  /** The folder to write to, and the folders of classes to list. */
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[0]);
    Files.createDirectories(target);
    for (String library : LIBRARIES) {
      ListHelperClasses list = new ListHelperClasses(library);
      for (String folder : Arrays.copyOfRange(arguments, 1, arguments.length)) {
        list.read(Path.of(folder));
      }
      Files.write(target.resolve("helper-classes-" + library + ".txt"), list.supertypesFirst());
    }
  }

  private void read(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/').replace(".class", "");
        if (!name.endsWith("package-info") && listed.matcher(name).matches()) {
          supertypes.put(name, supertypesOf(file));
        }
      }
    }
  }

  private List<String> supertypesFirst() {
    Set<String> ordered = new LinkedHashSet<>();
    supertypes.keySet().forEach(name -> add(name, ordered));
    return ordered.stream().map(name -> name.substring(BASE.length()).replace('/', '.')).toList();
  }

  private void add(String name, Set<String> ordered) {
    if (supertypes.containsKey(name) && !ordered.contains(name)) {
      supertypes.get(name).forEach(supertype -> add(supertype, ordered));
      ordered.add(name);
    }
  }

  /** Reads as much of a class file as it takes to come to the names of its supertypes. */
  private static List<String> supertypesOf(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skipNBytes(8);
      int size = in.readUnsignedShort();
      String[] texts = new String[size];
      int[] classes = new int[size];
      for (int i = 1; i < size; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 7 -> classes[i] = in.readUnsignedShort();
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // A long or a double takes two places.
          }
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          default -> in.skipNBytes(4);
        }
      }
      in.skipNBytes(4);
      List<String> names = new ArrayList<>();
      names.add(texts[classes[in.readUnsignedShort()]]);
      int interfaces = in.readUnsignedShort();
      for (int i = 0; i < interfaces; i++) {
        names.add(texts[classes[in.readUnsignedShort()]]);
      }
      return names;
    }
  }
}
