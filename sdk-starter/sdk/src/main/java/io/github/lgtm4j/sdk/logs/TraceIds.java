/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.logs;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/*
 * OpenTelemetry's context is one for the whole JVM, and so is the hook into it: it can be added
 * before the first use and never removed. So it is added once and does nothing while nobody wants
 * it; any number of starts and closes only change how many do.
 */
/**
 * Puts the ids of the current span into the MDC, where every logging library finds them.
 *
 * @since 0.1.0
 */
public final class TraceIds implements AutoCloseable {
  static final String TRACE_ID = "trace_id";
  static final String SPAN_ID = "span_id";
  static final String TRACE_FLAGS = "trace_flags";

  private static final AtomicInteger wanted = new AtomicInteger();
  private static final AtomicReference<@Nullable Mdc> mdc = new AtomicReference<>();
  private static final boolean works = hook();

  private boolean closed;

  private TraceIds() {
    wanted.incrementAndGet();
  }

  /** Puts them there from now on; null when the application has no MDC. */
  public static @Nullable TraceIds inMdc() {
    Mdc found = Mdc.find();
    if (found == null) {
      return null;
    }
    mdc.compareAndSet(null, found);
    return new TraceIds();
  }

  /** False when OpenTelemetry's context was used before: then it cannot be hooked into. */
  public boolean works() {
    return works;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      wanted.decrementAndGet();
    }
  }

  private static boolean hook() {
    boolean[] called = new boolean[1];
    ContextStorage.addWrapper(
        storage -> {
          called[0] = true;
          return new Hook(storage);
        });
    // The first use is what asks for the wrappers.
    ContextStorage.get();
    return called[0];
  }

  /** In front of the storage of the current context. */
  private static final class Hook implements ContextStorage {
    private final ContextStorage storage;

    Hook(ContextStorage storage) {
      this.storage = storage;
    }

    @Override
    public Scope attach(Context context) {
      Mdc target = mdc.get();
      if (target == null || wanted.get() == 0) {
        return storage.attach(context);
      }
      SpanContext before = span(storage.current());
      SpanContext now = span(context);
      Scope scope = storage.attach(context);
      if (before.equals(now)) {
        return scope;
      }
      write(now, target);
      return () -> {
        scope.close();
        write(before, target);
      };
    }

    @Override
    public @Nullable Context current() {
      return storage.current();
    }

    private static SpanContext span(@Nullable Context context) {
      return context == null
          ? SpanContext.getInvalid()
          : Span.fromContext(context).getSpanContext();
    }

    private static void write(SpanContext span, Mdc target) {
      if (span.isValid()) {
        target.put(TRACE_ID, span.getTraceId());
        target.put(SPAN_ID, span.getSpanId());
        target.put(TRACE_FLAGS, span.getTraceFlags().asHex());
      } else {
        target.remove(TRACE_ID);
        target.remove(SPAN_ID);
        target.remove(TRACE_FLAGS);
      }
    }
  }
}
