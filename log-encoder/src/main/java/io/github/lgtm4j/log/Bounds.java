/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

/*
 * How a line's bytes are shared out, so that it never passes its bound and one number settles all:
 *
 *   names (logger, thread, identity, markers)   1/32 each
 *   the application's fields, together           1/2
 *   exception.message                            1/8
 *   exception.stack_trace                        what is left; its tail goes first
 *   message                                      what it wants; it gives way last, to the rest above
 *
 * The parts that cannot give way are less than the whole, so the message can always make room.
 */
/** The most that each part of a line may take, in bytes. */
final class Bounds {
  static final int DEFAULT_LINE = 200 * 1024;
  static final int MIN_LINE = 16 * 1024;

  /** What closes a line: the stack's hash, the names of what was cut, the line feed. */
  static final int CLOSING = 1536;

  final int line;
  final int name;
  final int fields;
  final int exceptionMessage;

  Bounds(int line) {
    if (line < MIN_LINE) {
      throw new IllegalArgumentException(
          "maxLineBytes must be at least " + MIN_LINE + ", but was " + line);
    }
    this.line = line;
    this.name = line / 32;
    this.fields = line / 2;
    this.exceptionMessage = line / 8;
  }
}
