/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import ch.qos.logback.core.OutputStreamAppender;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Swaps the encoder once, before the appender starts: nothing is done for each event. */
final class OutputStreamAppenderInstrumentation implements TypeInstrumentation {
  static final String APPENDER = "ch.qos.logback.core.OutputStreamAppender";

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return named(APPENDER);
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyAdviceToMethod(
        named("start").and(takesNoArguments()), getClass().getName() + "$StartAdvice");
  }

  /** Copied into {@code start()}; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class StartAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void onEnter(@Advice.This OutputStreamAppender<?> appender) {
      LogbackEncoders.useJson(appender);
    }

    private StartAdvice() {}
  }
}
