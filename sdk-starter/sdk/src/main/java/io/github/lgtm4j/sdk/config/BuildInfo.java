/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which version this is.
 *
 * @since 0.1.0
 */
public final class BuildInfo {
  private static final String UNKNOWN = "unknown";

  private BuildInfo() {}

  /** The version of lgtm4j. The build writes it: a jar of jars has no manifest of ours. */
  public static String version() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException e) {
      return UNKNOWN;
    }
    return build.getProperty("version", UNKNOWN);
  }
}
