/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which versions these are. */
final class BuildInfo {
  private static final String SINGLE_JAR = "lgtm4j agent";

  private BuildInfo() {}

  /** Names and values in turn. */
  static String[] labels() {
    Package agent = agent();
    if (agent == null) {
      return labels(versionOfTheExtension(), null);
    }
    // The single jar has our version, and notes there which agent it is made of.
    return SINGLE_JAR.equals(agent.getImplementationTitle())
        ? labels(agent.getImplementationVersion(), agent.getSpecificationVersion())
        : labels(versionOfTheExtension(), agent.getImplementationVersion());
  }

  private static String[] labels(@Nullable String version, @Nullable String agentVersion) {
    return new String[] {"version", known(version), "agent_version", known(agentVersion)};
  }

  private static String known(@Nullable String version) {
    return version == null ? "unknown" : version;
  }

  private static @Nullable Package agent() {
    try {
      return Class.forName("io.opentelemetry.javaagent.OpenTelemetryAgent", false, null)
          .getPackage();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** The stock agent shows an extension no manifest, so the build has to write it down. */
  private static @Nullable String versionOfTheExtension() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
      return build.getProperty("version");
    } catch (IOException e) {
      return null;
    }
  }
}
