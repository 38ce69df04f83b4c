/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.inside.jul;

import io.github.lgtm4j.agent.logs.inside.AgentLink;
import java.io.OutputStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Hands what happens to a handler on to the agent. A formatter is a class of the JDK, so the agent
 * can make one: no encoder has to stand beside the JDK's own classes.
 */
public final class JulFormatters {
  private static final AgentLink agent =
      new AgentLink("io.github.lgtm4j.agent.logs.jul.JulHandlers");

  private JulFormatters() {}

  /** The formatter that a handler is to have: its own, or one in its place. */
  public static @Nullable Formatter formatter(Handler handler, @Nullable Formatter own) {
    Object answer = agent.ask("formatter", handler, own);
    return answer == null ? own : (Formatter) answer;
  }

  /** The encoding that a handler is to have. */
  public static @Nullable String encoding(Handler handler, @Nullable String own) {
    Object answer = agent.ask("encoding", handler);
    return answer == null ? own : (String) answer;
  }

  /** For a record that is written later, perhaps by another thread. */
  public static void deferred(Handler handler, LogRecord record) {
    agent.ask("deferred", handler, record);
  }

  /** For a handler that is given the stream it writes to. */
  public static void stream(Handler handler, @Nullable OutputStream stream) {
    agent.ask("stream", handler, stream);
  }
}
