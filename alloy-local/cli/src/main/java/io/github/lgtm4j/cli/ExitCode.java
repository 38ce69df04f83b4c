/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli;

/** How a command ends. */
public final class ExitCode {
  /** It did what was asked. */
  public static final int OK = 0;

  /** It ran, and what it looked for is not there or not right. */
  public static final int NOT_AS_EXPECTED = 1;

  /** The arguments are wrong; picocli says how. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
