/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import io.github.lgtm4j.contract.identity.Identity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The classes that the agent copies into the application's class loaders. The build lists them, by
 * {@code src/build/java/ListHelperClasses.java}.
 */
public final class HelperClasses {
  private static final String LISTED = "contract.identity.Identity";
  private static final String OURS = "agent.";

  private HelperClasses() {}

  /**
   * What a logging library needs: the encoder, its adapter, and what stands in for an appender's
   * own. A class before those that extend it: that is the order in which they can be defined.
   *
   * @param library {@code logback} or {@code log4j2}
   */
  public static List<String> of(String library) {
    String packed = packedPrefix();
    String ours = ours();
    List<String> names = new ArrayList<>();
    for (String name : lines("helper-classes-" + library + ".txt")) {
      names.add((name.startsWith(OURS) ? ours : packed) + name);
    }
    return Collections.unmodifiableList(names);
  }

  /** What stands before {@link #OURS} in this class's own name. */
  private static String ours() {
    String name = HelperClasses.class.getName();
    return name.substring(0, name.indexOf(OURS));
  }

  /**
   * Packed classes have names of our own; the lists are written without that prefix. It is read off
   * a class that needs no logging library, because the agent has none to offer.
   */
  private static String packedPrefix() {
    String packed = Identity.class.getName();
    return packed.substring(0, packed.length() - LISTED.length());
  }

  private static List<String> lines(String resource) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = HelperClasses.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the extension's jar");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
