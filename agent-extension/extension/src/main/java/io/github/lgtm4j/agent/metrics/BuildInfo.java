/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Which versions these are. */
final class BuildInfo {
  private static final String VERSION = "Implementation-Version";

  private BuildInfo() {}

  /** Names and values in turn. */
  static String[] labels() {
    Attributes singleJar = manifest();
    String agent = singleJar.getValue("OpenTelemetry-Javaagent-Version");
    return new String[] {
      "version", known(agent == null ? versionOfTheExtension() : singleJar.getValue(VERSION)),
      "agent_version", known(agent == null ? versionOfTheStockAgent() : agent)
    };
  }

  private static String known(@Nullable String version) {
    return version == null ? "unknown" : version;
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

  private static @Nullable String versionOfTheStockAgent() {
    try {
      Class<?> agent = Class.forName("io.opentelemetry.javaagent.OpenTelemetryAgent", false, null);
      Package of = agent.getPackage();
      return of == null ? null : of.getImplementationVersion();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** The single jar calls itself by our version, and notes there which agent it is made of. */
  private static Attributes manifest() {
    CodeSource source = BuildInfo.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return new Attributes();
    }
    try (JarFile jar = new JarFile(new File(source.getLocation().toURI()))) {
      Manifest manifest = jar.getManifest();
      return manifest == null ? new Attributes() : manifest.getMainAttributes();
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return new Attributes();
    }
  }
}
