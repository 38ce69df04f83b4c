/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.jul;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.github.lgtm4j.agent.logs.inside.jul.JulFormatters;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.io.OutputStream;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.AssignReturned;
import net.bytebuddy.asm.Advice.AssignReturned.ToArguments.ToArgument;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Swaps the formatter when a handler is given one: its constructor does, from the configuration.
 * Only then is it told its encoding and its stream.
 */
final class HandlerInstrumentation implements TypeInstrumentation {

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return namedOneOf("java.util.logging.Handler", "java.util.logging.StreamHandler");
  }

  @Override
  public void transform(TypeTransformer transformer) {
    String name = getClass().getName();
    transformer.applyAdviceToMethod(
        named("setFormatter").and(takesArguments(1)), name + "$FormatterAdvice");
    transformer.applyAdviceToMethod(
        named("setEncoding").and(takesArguments(1)), name + "$EncodingAdvice");
    transformer.applyAdviceToMethod(
        named("setOutputStream").and(takesArguments(1)), name + "$StreamAdvice");
  }

  /** Copied into the handler; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class FormatterAdvice {
    @AssignReturned.ToArguments(@ToArgument(0))
    @Advice.OnMethodEnter(suppress = Throwable.class, inline = false)
    public static @Nullable Formatter onEnter(
        @Advice.This Handler handler, @Advice.Argument(0) @Nullable Formatter formatter) {
      return JulFormatters.formatter(handler, formatter);
    }

    private FormatterAdvice() {}
  }

  /** Copied into the handler; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class EncodingAdvice {
    @AssignReturned.ToArguments(@ToArgument(0))
    @Advice.OnMethodEnter(suppress = Throwable.class, inline = false)
    public static @Nullable String onEnter(
        @Advice.This Handler handler, @Advice.Argument(0) @Nullable String encoding) {
      return JulFormatters.encoding(handler, encoding);
    }

    private EncodingAdvice() {}
  }

  /** Copied into the handler; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class StreamAdvice {
    @Advice.OnMethodEnter(suppress = Throwable.class, inline = false)
    public static void onEnter(
        @Advice.This Handler handler, @Advice.Argument(0) @Nullable OutputStream stream) {
      JulFormatters.stream(handler, stream);
    }

    private StreamAdvice() {}
  }
}
