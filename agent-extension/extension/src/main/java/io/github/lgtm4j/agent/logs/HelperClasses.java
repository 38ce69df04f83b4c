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
 * The classes that the agent copies into the application's class loader. The build lists them, by
 * {@code src/build/java/ListHelperClasses.java}.
 */
final class HelperClasses {
  private static final String LISTED = "contract.identity.Identity";

  private HelperClasses() {}

  /** A class before those that extend it: that is the order in which they can be defined. */
  static List<String> forLogback() {
    List<String> names = new ArrayList<>();
    for (String name : lines("helper-classes-logback.txt")) {
      names.add(packedPrefix() + name);
    }
    names.add(LogbackEncoders.class.getName());
    return Collections.unmodifiableList(names);
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
