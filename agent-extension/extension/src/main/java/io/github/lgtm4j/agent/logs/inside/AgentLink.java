/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside;

import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks a class of the agent, which cannot be seen from here, by types of the JDK: it has a static
 * method {@code link} that answers a question about some objects. Where there is no agent to ask,
 * every answer is null.
 */
public final class AgentLink {
  private static final String BOOTSTRAP = "io.opentelemetry.javaagent.bootstrap.AgentInitializer";

  private final @Nullable BiFunction<String, Object[], Object> answers;

  /**
   * @param agentClass the name of the agent's class
   */
  public AgentLink(String agentClass) {
    this.answers = find(agentClass);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable BiFunction<String, Object[], Object> find(String agentClass) {
    try {
      Class<?> bootstrap = Class.forName(BOOTSTRAP, true, null);
      ClassLoader agent =
          (ClassLoader) bootstrap.getMethod("getExtensionsClassLoader").invoke(null);
      Class<?> type = Class.forName(agentClass, true, agent);
      return (BiFunction<String, Object[], Object>) type.getMethod("link").invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null;
    }
  }

  /** The agent's answer. */
  public @Nullable Object ask(String question, @Nullable Object... about) {
    return answers == null ? null : answers.apply(question, about);
  }
}
