/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One mistake in a folder that is right.
 *
 * @param file where it is made
 * @param from the text that is replaced, once
 * @param to what stands there instead
 * @param toldIn the file in which it is to be told
 * @param toldAt text in the line in which it is to be told
 * @param says what the message has
 */
record Mutation(String file, String from, String to, String toldIn, String toldAt, String says) {
  /** Told where it is made. */
  static Mutation of(String file, String from, String to, String says) {
    return new Mutation(file, from, to, file, to.lines().findFirst().orElse(""), says);
  }

  Mutation toldAt(String text) {
    return new Mutation(file, from, to, file, text, says);
  }

  Mutation toldIn(String other, String text) {
    return new Mutation(file, from, to, other, text, says);
  }

  void applyTo(Path folder) throws IOException {
    Path target = folder.resolve(file);
    String text = Files.readString(target);
    int at = text.indexOf(from);
    assertThat(at).as("%s has %s", file, from).isNotNegative();
    Files.writeString(target, text.substring(0, at) + to + text.substring(at + from.length()));
  }

  /** The place in the form in which it is to be told, without the column. */
  String place(Path folder) throws IOException {
    String text = Files.readString(folder.resolve(toldIn));
    int at = text.indexOf(toldAt);
    assertThat(at).as("%s has %s", toldIn, toldAt).isNotNegative();
    long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    return folder.resolve(toldIn) + ":" + line + ":";
  }

  @Override
  public String toString() {
    return file + ": " + to.strip().lines().findFirst().orElse("(nothing)") + " | " + says;
  }
}
