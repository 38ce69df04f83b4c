/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command to run and its environment, with the agent in it. A {@code java} gets the agent as an
 * option; for anything else it stands in {@code JAVA_TOOL_OPTIONS}, which reaches every JVM that
 * comes of it, and the agent is told to leave build tools alone.
 *
 * @param command what to run
 * @param variables what to add to the environment
 */
record Launch(List<String> command, Map<String, String> variables) {
  private static final String TOOL_OPTIONS = "JAVA_TOOL_OPTIONS";

  /** Read by the agent's launcher. */
  private static final String NOT_IN_BUILD_TOOLS = "LGTM4J_SKIP_BUILD_TOOLS";

  static Launch of(
      List<String> wished, Path agent, boolean buildToolsToo, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    if (hasAgent(wished) || hasAgent(List.of(environment.getOrDefault(TOOL_OPTIONS, "")))) {
      return new Launch(wished, variables);
    }
    String option = "-javaagent:" + agent;
    if (isJava(wished.get(0))) {
      List<String> command = new ArrayList<>(wished);
      command.add(1, option);
      return new Launch(command, variables);
    }
    String before = environment.getOrDefault(TOOL_OPTIONS, "");
    variables.put(TOOL_OPTIONS, before.isEmpty() ? option : before + " " + option);
    if (!buildToolsToo) {
      variables.put(NOT_IN_BUILD_TOOLS, "true");
    }
    return new Launch(wished, variables);
  }

  /** Whether the person has seen to an agent already: two are worse than one. */
  private static boolean hasAgent(List<String> arguments) {
    return arguments.stream()
        .anyMatch(
            argument ->
                argument.contains("-javaagent:")
                    && (argument.contains("lgtm4j-agent")
                        || argument.contains("opentelemetry-javaagent")));
  }

  private static boolean isJava(String program) {
    String name = String.valueOf(Path.of(program).getFileName()).toLowerCase(Locale.ROOT);
    return name.equals("java") || name.equals("java.exe");
  }

  /** Where the agent sends, and who it says it is where nobody else has said so. */
  static Map<String, String> settings(
      URI otlp, int metricsPort, Map<String, String> identity, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    variables.put("LGTM_ENVIRONMENT", "dev");
    variables.put("LGTM_CLUSTER", "local");
    variables.put("LGTM_METRICS_PORT", String.valueOf(metricsPort));
    variables.put("OTEL_BSP_SCHEDULE_DELAY", "1000");
    variables.keySet().removeAll(environment.keySet());
    variables.putAll(identity);
    variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", otlp.toString());
    variables.put("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
    return variables;
  }
}
