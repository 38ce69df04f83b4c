/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP ports that a process listens on, as Linux tells them; nothing elsewhere. */
final class ListeningPorts {
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private ListeningPorts() {}

  static Optional<Set<Integer>> of(long pid) {
    try {
      Set<String> sockets = sockets(pid);
      Set<Integer> ports = new TreeSet<>();
      for (String table : List.of("tcp", "tcp6")) {
        Path file = Path.of("/proc/" + pid + "/net/" + table);
        if (Files.exists(file)) {
          for (String line : Files.readAllLines(file)) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length > INODE
                && columns[STATE].equals(LISTENING)
                && sockets.contains("socket:[" + columns[INODE] + "]")) {
              ports.add(port(columns[LOCAL_ADDRESS]));
            }
          }
        }
      }
      return Optional.of(ports);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
  }

  private static Set<String> sockets(long pid) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.map(ListeningPorts::target).collect(Collectors.toSet());
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      // It has been closed since.
      return "";
    }
  }
}
