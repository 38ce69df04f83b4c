/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.logback;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.github.lgtm4j.agent.logs.inside.logback.LogbackEncoders;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.AssignReturned;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Swaps the encoder before the appender starts, and before it writes a header, which is when it is
 * given its stream; nothing is done for each event. Who asks for the encoder gets his own.
 */
final class OutputStreamAppenderInstrumentation implements TypeInstrumentation {
  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return named("ch.qos.logback.core.OutputStreamAppender");
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyAdviceToMethod(
        named("start").and(takesNoArguments()).or(named("setOutputStream").and(takesArguments(1))),
        getClass().getName() + "$StartAdvice");
    transformer.applyAdviceToMethod(
        named("getEncoder").and(takesNoArguments()), getClass().getName() + "$GetterAdvice");
  }

  /** Copied into the appender; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class StartAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class, inline = false)
    public static void onEnter(
        @Advice.This OutputStreamAppender<?> appender,
        @Advice.FieldValue("encoder") @Nullable Encoder<?> encoder) {
      LogbackEncoders.replace(appender, encoder);
    }

    private StartAdvice() {}
  }

  /** Copied into the appender; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class GetterAdvice {
    @AssignReturned.ToReturned
    @Advice.OnMethodExit(suppress = Throwable.class, inline = false)
    public static @Nullable Encoder<?> onExit(@Advice.Return @Nullable Encoder<?> encoder) {
      return LogbackEncoders.own(encoder);
    }

    private GetterAdvice() {}
  }
}
