/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.net;

import java.time.Duration;

/**
 * What bounds a server.
 *
 * @param maxBody the largest body, in bytes, as it arrives
 * @param maxInFlight the bytes of all bodies that are arriving at one moment
 * @param requestTimeout how long a request may take to arrive
 * @param idleTimeout how long a connection may stay open between requests
 */
public record ServerOptions(
    int maxBody, long maxInFlight, Duration requestTimeout, Duration idleTimeout) {

  public static ServerOptions defaults() {
    return new ServerOptions(16 << 20, 48L << 20, Duration.ofSeconds(30), Duration.ofMinutes(5));
  }
}
