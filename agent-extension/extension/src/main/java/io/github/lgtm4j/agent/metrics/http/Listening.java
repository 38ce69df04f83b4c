/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds a port to listen on, and says once when it is not the one that was wanted. */
final class Listening {
  private static final Logger logger = Logger.getLogger(Listening.class.getName());
  private static final int BACKLOG = 16;
  private static final int PORTS_TO_TRY = 100;
  private static final int HIGHEST_PORT = 65535;

  private final ListenOn wanted;

  Listening(ListenOn wanted) {
    this.wanted = wanted;
  }

  /** At the start: the wanted port, else perhaps the next free one; null when it has to wait. */
  @Nullable ServerSocket begin() {
    try {
      return bind(wanted.port());
    } catch (IOException e) {
      ServerSocket next = e instanceof BindException && !wanted.waits() ? nextFree() : null;
      if (next == null) {
        logger.log(
            Level.WARNING,
            "No /metrics yet: {0} cannot be listened on ({1}). The application runs on, and the "
                + "port is tried again until it is free. LGTM_METRICS_PORT names another one.",
            new Object[] {wanted.toString(), e.getMessage()});
      } else {
        logger.log(
            Level.WARNING,
            "{0} cannot be listened on ({1}): /metrics is at http://{2}:{3}/metrics instead. "
                + "LGTM_METRICS_PORT names another port.",
            new Object[] {
              wanted.toString(), e.getMessage(), wanted.host(), String.valueOf(next.getLocalPort())
            });
      }
      return next;
    }
  }

  /** Later: the wanted port or null. */
  @Nullable ServerSocket again() {
    try {
      ServerSocket socket = bind(wanted.port());
      logger.log(Level.INFO, "/metrics is at {0} now", wanted);
      return socket;
    } catch (IOException e) {
      return null;
    }
  }

  private @Nullable ServerSocket nextFree() {
    int last = Math.min(wanted.port() + PORTS_TO_TRY, HIGHEST_PORT);
    for (int port = wanted.port() + 1; port <= last; port++) {
      try {
        return bind(port);
      } catch (IOException e) {
        logger.log(Level.FINE, "Port " + port + " is not free either", e);
      }
    }
    return null;
  }

  private ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(wanted.host()), port), BACKLOG);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }
}
