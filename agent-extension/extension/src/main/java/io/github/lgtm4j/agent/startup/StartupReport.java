/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.startup;

import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.contract.identity.Identity;
import io.github.lgtm4j.contract.identity.Problem;
import io.github.lgtm4j.contract.identity.Resolution;
import io.github.lgtm4j.contract.identity.UnknownSettings;
import io.github.lgtm4j.contract.identity.Validation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The identity and the problems of this process, as text for the person who started it. */
public final class StartupReport {
  private StartupReport() {}

  /**
   * Everything wrong with the settings of this process; empty when validation is off.
   *
   * @param others what else is wrong than the identity
   */
  public static List<Problem> problems(Resolution resolution, List<Problem> others) {
    List<Problem> problems = new ArrayList<>(resolution.problems());
    if (resolution.enabled() && resolution.validation() != Validation.OFF) {
      problems.addAll(
          UnknownSettings.among(
              System.getProperties().stringPropertyNames(), System.getenv().keySet()));
      problems.addAll(others);
    }
    return problems;
  }

  /**
   * Prints the problems as one block, and one line that says who this is and where it sends. With
   * {@code otel.javaagent.debug} all settings come before that. The application starts in any case.
   *
   * @param others what else is wrong than the identity
   * @return how many problems there are
   */
  public static int print(
      Resolution resolution,
      List<Problem> others,
      Map<String, String> destinations,
      ConfigProperties config) {
    List<Problem> problems = problems(resolution, others);
    if (config.getBoolean("otel.javaagent.debug", false)) {
      System.err.print(EffectiveSettings.text(config));
    }
    if (!problems.isEmpty()) {
      System.err.println(Problem.report(problems));
    }
    System.err.println(summary(resolution.identity(), destinations, problems.size()));
    return problems.size();
  }

  /** Whether what is written to it comes out at standard output or standard error. */
  public static boolean isStandardStream(@Nullable OutputStream stream) {
    return stream != null && (stream == System.out || stream == System.err);
  }

  /** Prints what turned out only when the application had started: one line. */
  public static void say(String what) {
    System.err.println("lgtm4j: " + what);
  }

  private static String summary(Identity identity, Map<String, String> destinations, int problems) {
    StringBuilder line = new StringBuilder("lgtm4j:");
    for (String name :
        new String[] {
          ResourceAttributes.APPLICATION,
          ResourceAttributes.ENVIRONMENT,
          ResourceAttributes.TENANT,
          ResourceAttributes.CLUSTER
        }) {
      String value = identity.attribute(name);
      line.append(' ').append(name).append('=').append(value == null ? "-" : value);
    }
    destinations.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
    return line.append(" problems=").append(problems).toString();
  }
}
