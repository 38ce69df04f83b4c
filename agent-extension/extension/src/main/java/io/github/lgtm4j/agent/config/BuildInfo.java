/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Which versions these are. */
public final class BuildInfo {
  private static final String SINGLE_JAR = "lgtm4j agent";
  private static final String UNKNOWN = "unknown";

  private BuildInfo() {}

  /** The version of lgtm4j. The stock agent shows an extension no manifest: the build writes it. */
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

  /** The version of the OpenTelemetry agent; the single jar notes there which one it is made of. */
  public static String agentVersion() {
    Package agent = agent();
    if (agent == null) {
      return UNKNOWN;
    }
    String version =
        SINGLE_JAR.equals(agent.getImplementationTitle())
            ? agent.getSpecificationVersion()
            : agent.getImplementationVersion();
    return version == null ? UNKNOWN : version;
  }

  /** Whether the extension came in the agent's own jar. */
  public static boolean isSingleJar() {
    Package agent = agent();
    return agent != null && SINGLE_JAR.equals(agent.getImplementationTitle());
  }

  private static @Nullable Package agent() {
    try {
      return Class.forName("io.opentelemetry.javaagent.OpenTelemetryAgent", false, null)
          .getPackage();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
