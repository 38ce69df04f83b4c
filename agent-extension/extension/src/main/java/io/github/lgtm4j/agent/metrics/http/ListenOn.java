/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.metrics.http;

/** Where the page is wanted, and what to do when somebody else has that port. */
public final class ListenOn {
  private final String host;
  private final int port;
  private final boolean wait;

  /**
   * @param wait true to try this port until it is free, false to take the next free one
   */
  public ListenOn(String host, int port, boolean wait) {
    this.host = host;
    this.port = port;
    this.wait = wait;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  boolean waits() {
    return wait;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
