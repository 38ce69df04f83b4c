/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.scrape;

/**
 * Where the page is wanted, and what to do when somebody else has that port.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any free one
 * @param waits true to try this port until it is free, false to take the next free one
 * @since 0.1.0
 */
public record ListenOn(String host, int port, boolean waits) {

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
