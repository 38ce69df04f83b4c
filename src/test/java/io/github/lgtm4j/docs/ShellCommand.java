/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One command of a shell block: the variables before it, and its words without their quotes. */
record ShellCommand(List<String> variables, List<String> words) {
  private static final Pattern WORD =
      Pattern.compile("(?:'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\\\.|[^\\s'\"|;&])+|\\|\\|?|&&?|;");

  static List<ShellCommand> of(String block) {
    List<ShellCommand> commands = new ArrayList<>();
    String joined = block.replace("\\\n", " ");
    for (String line : joined.lines().toList()) {
      String said = line.replaceFirst("(^|\\s)#.*", "").replaceAll("\\d?>>?\\s*(&\\d|\\S+)", "");
      List<String> words = new ArrayList<>();
      for (Matcher word = WORD.matcher(said); word.find(); ) {
        if (word.group().matches("\\|\\|?|&&?|;")) {
          add(commands, words);
          words = new ArrayList<>();
        } else {
          words.add(word.group().replaceAll("['\"]", ""));
        }
      }
      add(commands, words);
    }
    return commands;
  }

  private static void add(List<ShellCommand> commands, List<String> words) {
    int variables = 0;
    while (variables < words.size() && words.get(variables).matches("[A-Z_][A-Z0-9_]*=.*")) {
      variables++;
    }
    if (!words.isEmpty()) {
      commands.add(
          new ShellCommand(words.subList(0, variables), words.subList(variables, words.size())));
    }
  }

  String program() {
    return words.isEmpty() ? "" : words.get(0);
  }

  List<String> arguments() {
    return words.isEmpty() ? List.of() : words.subList(1, words.size());
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
