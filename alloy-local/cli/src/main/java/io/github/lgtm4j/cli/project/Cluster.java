/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where applications run: a Kubernetes cluster, machines that are configured alike, or a compose
 * project.
 *
 * @param name its name
 * @param kind what it is
 * @param environment of applications there that say nothing; null when the file does not say
 * @param tenant of applications there that say nothing; null for the environment
 * @param agent how the agent is deployed
 * @param canary the label of the nodes that get a change first, as key=value; null without any
 * @param sink in place of the file's
 * @param settings other settings of the agent
 */
public record Cluster(
    String name,
    Kind kind,
    @Nullable String environment,
    @Nullable String tenant,
    Agent agent,
    @Nullable String canary,
    Sink sink,
    Map<String, String> settings) {
  /** What a cluster is. */
  public enum Kind {
    /** A Kubernetes cluster. */
    K8S,
    /** Machines. */
    VM,
    /** A compose project. */
    COMPOSE;

    /** As a person writes it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the agent of a Kubernetes cluster is deployed. */
  public enum Agent {
    /** One on each node. */
    NODE,
    /** One on each node, without anything of the node. */
    RESTRICTED,
    /** One on each node for each application. */
    APPLICATION;

    static List<String> names() {
      return Arrays.stream(values()).map(agent -> agent.name().toLowerCase(Locale.ROOT)).toList();
    }
  }

  /** A cluster of which the file says nothing. */
  public static Cluster unsaid(String name, Kind kind) {
    return new Cluster(name, kind, null, null, Agent.NODE, null, new Sink(Map.of()), Map.of());
  }
}
