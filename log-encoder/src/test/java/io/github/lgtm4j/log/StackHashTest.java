/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class StackHashTest {
  private static final StackTraceElement APPLICATION = frame("com.example.Orders", "save", 42);
  private static final StackTraceElement PLATFORM = frame("java.util.ArrayList", "get", 427);

  @Test
  void lineShift_inThePlatform_keepsTheHash() {
    assertThat(hash("a", PLATFORM, APPLICATION))
        .isEqualTo(hash("a", frame("java.util.ArrayList", "get", 431), APPLICATION));
  }

  @Test
  void otherPlatformFrames_keepTheHash() {
    assertThat(hash("a", PLATFORM, APPLICATION))
        .isEqualTo(hash("a", PLATFORM, APPLICATION, frame("java.lang.VirtualThread", "run", 309)));
  }

  @Test
  void otherMessage_keepsTheHash() {
    assertThat(hash("order 1", APPLICATION)).isEqualTo(hash("order 2", APPLICATION));
  }

  @Test
  void numberedClasses_keepTheHash() {
    assertThat(hash("a", APPLICATION, frame("com.example.Orders$$SpringCGLIB$$0", "save", -1)))
        .isEqualTo(
            hash("a", APPLICATION, frame("com.example.Orders$$SpringCGLIB$$17", "save", -1)));
    assertThat(hash("a", APPLICATION, frame("jdk.proxy2.$Proxy31", "save", -1)))
        .isEqualTo(hash("a", APPLICATION, frame("jdk.proxy2.$Proxy44", "save", -1)));
  }

  @Test
  void otherPlace_inTheApplication_changesTheHash() {
    assertThat(hash("a", APPLICATION))
        .isNotEqualTo(hash("a", frame("com.example.Orders", "save", 43)))
        .isNotEqualTo(hash("a", frame("com.example.Orders", "load", 42)));
  }

  @Test
  void platformOnlyStacks_differByTheirFrames() {
    assertThat(hash("a", PLATFORM)).isNotEqualTo(hash("a", frame("java.util.HashMap", "get", 1)));
  }

  @Test
  void otherCause_changesTheHash() {
    Throwable one = throwable(new IllegalStateException("x", new RuntimeException()), APPLICATION);
    Throwable two = throwable(new IllegalStateException("x", new ThreadDeath()), APPLICATION);
    one.getCause().setStackTrace(new StackTraceElement[0]);
    two.getCause().setStackTrace(new StackTraceElement[0]);

    assertThat(hash(one)).isNotEqualTo(hash(two));
  }

  @Test
  void hash_isTheSameInEveryRun() {
    assertThat(hash("a", PLATFORM, APPLICATION)).isEqualTo("a10899940ae1a0db");
  }

  @Test
  void messageThatThrows_costsTheMessageOnly() {
    Throwable broken =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new UnsupportedOperationException();
          }

          @Override
          public synchronized Throwable getCause() {
            throw new UnsupportedOperationException();
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            return null;
          }
        };

    JsonNode json = Json.line(Lines.line(Lines.settings().build(), "", broken, f -> {}));

    assertThat(json.get("exception").get("message").asText())
        .isEqualTo("[failed: java.lang.UnsupportedOperationException]");
  }

  private static String hash(String message, StackTraceElement... frames) {
    return hash(throwable(new IllegalStateException(message), frames));
  }

  private static Throwable throwable(Throwable throwable, StackTraceElement... frames) {
    throwable.setStackTrace(frames);
    return throwable;
  }

  private static String hash(Throwable throwable) {
    byte[] line = Lines.line(Lines.settings().build(), "", throwable, fields -> {});
    return Json.line(line).get("exception").get("stack_hash").asText();
  }

  private static StackTraceElement frame(String type, String method, int line) {
    return new StackTraceElement(type, method, "Source.java", line);
  }
}
