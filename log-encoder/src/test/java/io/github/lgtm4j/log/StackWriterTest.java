/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackWriterTest {
  private static final int TREES = 3_000;

  @Test
  void randomTrees_areWrittenAsTheJdkPrintsThem() {
    Random random = new Random(6);
    LogFormat format = Lines.settings().build();
    for (int i = 0; i < TREES; i++) {
      Throwable throwable = tree(random, 4, new ArrayList<>());

      assertThat(stack(format, "", throwable)).isEqualTo(printed(throwable));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16_384, 16_385, 17_000, 20_000, 30_011})
  void stackInLittleRoom_isTheStartOfTheWhole(int bound) {
    Random random = new Random(bound);
    LogFormat format = Lines.settings().maxLineBytes(bound).build();
    boolean cut = false;
    for (int i = 0; i < 100; i++) {
      Throwable throwable = tree(random, 6, new ArrayList<>());
      String whole = printed(throwable);
      String message = "é\n".repeat(random.nextInt(bound / 4));

      byte[] line = Lines.line(format, message, throwable, fields -> {});

      JsonNode json = Json.line(line);
      String stack = json.get("exception").get("stack_trace").asText();
      boolean isNamed = json.path("truncated").toString().contains("stack_trace");
      assertThat(line.length).isLessThanOrEqualTo(bound);
      assertThat(whole).startsWith(stack);
      assertThat(isNamed).isEqualTo(stack.length() < whole.length());
      cut |= isNamed;
    }
    assertThat(cut).isTrue();
  }

  @Test
  void suppressedInSuppressed_deeperThanTheLimit_endsAndIsValid() {
    Throwable throwable = new IllegalStateException("0");
    Throwable at = throwable;
    for (int i = 1; i < 100; i++) {
      Throwable next = new IllegalStateException("depth " + i);
      at.addSuppressed(next);
      at = next;
    }

    String stack = stack(Lines.settings().build(), "", throwable);

    assertThat(stack).contains("depth 16").doesNotContain("depth 17");
  }

  @Test
  void throwableWithoutStackAndMessage_isItsClassOnly() {
    Throwable throwable = new RuntimeException(null, null, false, false) {};

    assertThat(stack(Lines.settings().build(), "", throwable))
        .isEqualTo(throwable.getClass().getName());
  }

  @Test
  void detachedThrowable_isWrittenAsTheOriginal() {
    Throwable original = new IllegalStateException("broken", new RuntimeException("cause"));
    original.addSuppressed(new java.io.IOException("closed"));
    Throwable detached = detached(original);
    LogFormat format = Lines.settings().build();

    assertThat(Lines.line(format, "m", detached, fields -> {}))
        .isEqualTo(Lines.line(format, "m", original, fields -> {}));
  }

  private static Throwable detached(Throwable original) {
    Throwable detached =
        new DetachedThrowable(original.getClass().getName(), original.getMessage());
    detached.setStackTrace(original.getStackTrace());
    if (original.getCause() != null) {
      detached.initCause(detached(original.getCause()));
    }
    for (Throwable suppressed : original.getSuppressed()) {
      detached.addSuppressed(detached(suppressed));
    }
    return detached;
  }

  /** Causes, suppressed ones and, now and then, one that is in the tree already. */
  private static Throwable tree(Random random, int depth, List<Throwable> seen) {
    Throwable throwable =
        random.nextBoolean()
            ? new IllegalStateException(message(random))
            : new UnsupportedOperationException(message(random));
    throwable.setStackTrace(frames(random));
    seen.add(throwable);
    if (depth > 0 && random.nextInt(3) > 0) {
      throwable.initCause(child(random, depth, seen, throwable));
    }
    for (int i = random.nextInt(3); depth > 0 && i > 0; i--) {
      throwable.addSuppressed(child(random, depth - 1, seen, throwable));
    }
    return throwable;
  }

  private static Throwable child(Random random, int depth, List<Throwable> seen, Throwable parent) {
    Throwable old = seen.get(random.nextInt(seen.size()));
    return old != parent && random.nextInt(8) == 0 ? old : tree(random, depth - 1, seen);
  }

  private static String message(Random random) {
    String[] messages = {null, "", "plain", "two\nlines\tand \"quotes\"", "Łódź \ud83d\ude00"};
    return messages[random.nextInt(messages.length)];
  }

  /** A common bottom, so that some frames are shared with the enclosing trace. */
  private static StackTraceElement[] frames(Random random) {
    StackTraceElement[] frames = new StackTraceElement[random.nextInt(12)];
    int shared = random.nextInt(frames.length + 1);
    for (int i = 0; i < frames.length; i++) {
      int fromBottom = frames.length - i;
      int line = fromBottom <= shared ? fromBottom : random.nextInt(1_000) - 3;
      String file = line == 7 ? null : "Orders.java";
      frames[i] = new StackTraceElement("com.example.Orders", "m" + line % 5, file, line);
    }
    return frames;
  }

  private static String stack(LogFormat format, String message, Throwable throwable) {
    byte[] line = Lines.line(format, message, throwable, fields -> {});
    return Json.line(line).get("exception").get("stack_trace").asText();
  }

  private static String printed(Throwable throwable) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    throwable.printStackTrace(writer);
    String printed = text.toString().replace(System.lineSeparator(), "\n");
    return printed.substring(0, printed.length() - 1);
  }
}
