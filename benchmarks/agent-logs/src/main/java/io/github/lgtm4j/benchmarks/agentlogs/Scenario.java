/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.benchmarks.agentlogs;

/** What a line says. */
enum Scenario {
  PLAIN {
    @Override
    void write(Lines lines, int number) {
      lines.plain();
    }
  },
  /** As PLAIN, with a span that is current: the contract's line has its ids. */
  TRACED {
    @Override
    void write(Lines lines, int number) {
      lines.plain();
    }
  },
  ARGUMENTS_MDC {
    @Override
    void write(Lines lines, int number) {
      lines.arguments(number);
    }
  },
  EXCEPTION {
    @Override
    void write(Lines lines, int number) {
      lines.exception(THROWN);
    }
  };

  private static final int FRAMES = 30;
  private static final Throwable THROWN = deep(FRAMES);

  private static Throwable deep(int frames) {
    return frames == 0 ? new IllegalStateException("The till is empty") : deep(frames - 1);
  }

  abstract void write(Lines lines, int number);
}
