/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.ServerSocket;

/** An application that waits, and an agent that does nothing. */
public final class Sleeper {
  private Sleeper() {}

  /** Listens on the port of the first argument, if there is one. */
  public static void main(String[] arguments) throws Exception {
    int port =
        arguments.length > 0 && arguments[0].matches("\\d+") ? Integer.parseInt(arguments[0]) : 0;
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      System.out.println("ready");
      int unused = System.in.read();
    }
  }

  /** As {@code -javaagent}. */
  public static void premain(String arguments, Instrumentation instrumentation) {}
}
