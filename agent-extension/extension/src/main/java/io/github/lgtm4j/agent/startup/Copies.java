/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.startup;

import io.github.lgtm4j.agent.config.BuildInfo;
import io.github.lgtm4j.contract.identity.Problem;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The extension can be there twice: in the agent's own jar and in a folder of extensions, or twice
 * in that folder. The agent takes one of them and says nothing, and nobody knows which it is.
 */
public final class Copies {
  private static final String EXTENSIONS = "otel.javaagent.extensions";
  private static final String OURS = "io/github/lgtm4j/agent/config/build.properties";

  private Copies() {}

  /** A problem if there are several. */
  public static List<Problem> problems(ConfigProperties config) {
    List<String> copies = new ArrayList<>();
    if (BuildInfo.isSingleJar()) {
      copies.add("the agent jar");
    }
    for (String extension : config.getList(EXTENSIONS)) {
      File file = new File(extension);
      File[] inside = file.listFiles((folder, name) -> name.endsWith(".jar"));
      for (File jar : inside == null ? new File[] {file} : inside) {
        if (isOurs(jar)) {
          copies.add(jar.getName());
        }
      }
    }
    return copies.size() < 2
        ? Collections.<Problem>emptyList()
        : Collections.singletonList(
            Problem.of(
                EXTENSIONS,
                "the agent",
                String.join(", ", copies),
                "the lgtm4j extension once",
                "one of them is used",
                "Remove the others."));
  }

  private static boolean isOurs(File jar) {
    try (ZipFile zip = new ZipFile(jar)) {
      return zip.getEntry(OURS) != null;
    } catch (IOException e) {
      // Not there or not a jar: the agent says so itself.
      return false;
    }
  }
}
