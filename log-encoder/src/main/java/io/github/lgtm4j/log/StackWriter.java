/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/*
 * The text is what Throwable.printStackTrace gives: header, frames, "... n more" for the frames
 * shared with the enclosing trace, then the suppressed and the cause. Frames are copied from the
 * cache. When the room is used up, whole frames are left out from there on, but the walk goes on,
 * since the hash must not depend on the room.
 */
/** Writes a throwable and all that hangs on it. */
final class StackWriter {
  private static final int MAX_THROWABLES = 256;
  private static final int MAX_NESTING = 16;
  private static final StackTraceElement[] NO_FRAMES = {};

  private final JsonBuffer out;
  private final FrameCache frames;
  private final Masking masking;
  private final StackHash hash = new StackHash();
  private @Nullable Throwable[] written = new @Nullable Throwable[8];
  private int count;
  private int end;
  private boolean full;

  StackWriter(JsonBuffer out, FrameCache frames, Masking masking) {
    this.out = out;
    this.frames = frames;
    this.masking = masking;
  }

  /** Writes the escaped text up to {@code end} at most; false if its tail was left out. */
  boolean write(Throwable throwable, int end) {
    this.end = end;
    full = out.position >= end;
    hash.begin();
    try {
      chain(throwable, NO_FRAMES, "", 0, 0);
    } finally {
      Arrays.fill(written, 0, count, null);
      count = 0;
    }
    return !full;
  }

  /** The hash of what was last written. */
  long hash() {
    return hash.value();
  }

  /** A throwable and its causes; {@code hidden} is above zero inside a suppressed one. */
  private void chain(
      Throwable first, StackTraceElement[] around, String caption, int indent, int hidden) {
    StackTraceElement[] enclosing = around;
    String label = caption;
    for (Throwable at = first; at != null; at = cause(at)) {
      if (isWritten(at)) {
        header(label + "[CIRCULAR REFERENCE: ", at, indent);
        text("]");
        return;
      }
      if (count == MAX_THROWABLES) {
        full = true;
        return;
      }
      remember(at);
      header(label, at, indent);
      StackTraceElement[] trace = trace(at);
      int own = trace.length - common(trace, enclosing);
      frames(at, trace, own, indent, hidden);
      suppressed(at, trace, indent, hidden);
      enclosing = trace;
      label = "Caused by: ";
    }
  }

  private void frames(
      Throwable throwable, StackTraceElement[] trace, int own, int indent, int hidden) {
    if (hidden == 0) {
      hash.throwable(className(throwable));
    }
    for (int i = 0; i < own; i++) {
      Frame frame = frames.get(trace[i], out);
      if (hidden == 0) {
        hash.frame(frame);
      }
      frame(frame, indent);
    }
    if (hidden == 0) {
      hash.endThrowable();
    }
    if (own < trace.length) {
      newLine(indent);
      text("\t... " + (trace.length - own) + " more");
    }
  }

  private void frame(Frame frame, int indent) {
    if (out.position + frame.text.length + indent * 2 > end) {
      full = true;
    }
    if (full) {
      return;
    }
    if (indent == 0) {
      out.raw(frame.text);
    } else {
      newLine(indent);
      out.raw(frame.text, 2, frame.text.length - 2);
    }
  }

  private void suppressed(Throwable throwable, StackTraceElement[] trace, int indent, int hidden) {
    if (hidden == MAX_NESTING) {
      return;
    }
    for (Throwable each : throwable.getSuppressed()) {
      chain(each, trace, "Suppressed: ", indent + 1, hidden + 1);
    }
  }

  private void header(String caption, Throwable throwable, int indent) {
    if (count > 1 || !caption.isEmpty()) {
      newLine(indent);
    }
    text(caption);
    text(className(throwable));
    String message = message(throwable);
    if (message != null) {
      text(": ");
      text(masking.hasPatterns ? masking.apply(message) : message);
    }
  }

  private void newLine(int indent) {
    text("\n");
    for (int i = 0; i < indent; i++) {
      text("\t");
    }
  }

  private void text(String text) {
    if (!full) {
      full = !out.text(text, end - out.position);
    }
  }

  private static int common(StackTraceElement[] trace, StackTraceElement[] enclosing) {
    int common = 0;
    int most = Math.min(trace.length, enclosing.length);
    while (common < most
        && isSame(trace[trace.length - 1 - common], enclosing[enclosing.length - 1 - common])) {
      common++;
    }
    return common;
  }

  /** The JVM gives equal names as one string, which settles nearly all without a longer look. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(StackTraceElement left, StackTraceElement right) {
    if (left.getLineNumber() != right.getLineNumber()) {
      return false;
    }
    return left.getMethodName() == right.getMethodName()
            && left.getClassName() == right.getClassName()
        || left.equals(right);
  }

  private boolean isWritten(Throwable throwable) {
    for (int i = 0; i < count; i++) {
      if (written[i] == throwable) {
        return true;
      }
    }
    return false;
  }

  private void remember(Throwable throwable) {
    if (count == written.length) {
      written = Arrays.copyOf(written, count * 2);
    }
    written[count++] = throwable;
  }

  static String className(Throwable throwable) {
    return throwable instanceof DetachedThrowable
        ? ((DetachedThrowable) throwable).className
        : throwable.getClass().getName();
  }

  /** The message; application code gives it, so it may throw. */
  static @Nullable String message(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      return ValueWriter.failure(e);
    }
  }

  private static StackTraceElement[] trace(Throwable throwable) {
    try {
      StackTraceElement[] trace = throwable.getStackTrace();
      return trace == null ? NO_FRAMES : trace;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      return NO_FRAMES;
    }
  }

  private static @Nullable Throwable cause(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      return null;
    }
  }
}
