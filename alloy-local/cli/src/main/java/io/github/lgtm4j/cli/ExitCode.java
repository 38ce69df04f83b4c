/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

/** How a command ends. {@code run} ends with the exit code of what it ran. */
public final class ExitCode {
  /** It did what was asked. */
  public static final int OK = 0;

  /** It ran, and what it looked for is not there or not right. */
  public static final int NOT_AS_EXPECTED = 1;

  /** The arguments are wrong; picocli says how. */
  public static final int USAGE = 2;

  /** No local sink answers. */
  public static final int NO_SINK = 3;

  /** It could not do it: a file, a port, the network. */
  public static final int FAILED = 4;

  /** What {@code run} was to start is not there, as shells have it. */
  public static final int COMMAND_NOT_FOUND = 127;

  private ExitCode() {}
}
