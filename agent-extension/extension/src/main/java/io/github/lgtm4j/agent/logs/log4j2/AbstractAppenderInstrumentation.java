/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.logs.log4j2;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.github.lgtm4j.agent.logs.inside.log4j2.Log4jLayouts;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.io.Serializable;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.AssignReturned;
import net.bytebuddy.asm.Advice.AssignReturned.ToFields.ToField;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Swaps the layout as the appender is made: it has no setter, and its field is final, so that only
 * a constructor can. The other constructors call this one.
 */
final class AbstractAppenderInstrumentation implements TypeInstrumentation {
  private static final int ALL_ARGUMENTS = 5;

  @Override
  public ElementMatcher<TypeDescription> typeMatcher() {
    return named("org.apache.logging.log4j.core.appender.AbstractAppender");
  }

  @Override
  public void transform(TypeTransformer transformer) {
    transformer.applyAdviceToMethod(
        isConstructor().and(takesArguments(ALL_ARGUMENTS)),
        getClass().getName() + "$ConstructorAdvice");
  }

  /** Copied into the appender; it must not name anything but a helper. */
  @SuppressWarnings("unused") // Byte Buddy reads it.
  public static final class ConstructorAdvice {
    @AssignReturned.ToFields(@ToField("layout"))
    @Advice.OnMethodExit(suppress = Throwable.class, inline = false)
    public static @Nullable Layout<? extends Serializable> onExit(
        @Advice.This Appender appender,
        @Advice.FieldValue("layout") @Nullable Layout<? extends Serializable> layout) {
      return Log4jLayouts.replace(appender, layout);
    }

    private ConstructorAdvice() {}
  }
}
