/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.extension.kotlin.ContextExtensionsKt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kotlin.Unit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What Kotlin calls {@code withContext(Context.current().asContextElement()) { … }}. */
class CoroutinesTest {
  private record Ids(String thread, String trace, String span) {
    static Ids here() {
      Map<String, String> mdc = MDC.getCopyOfContextMap();
      return new Ids(
          Thread.currentThread().getName(),
          mdc == null ? null : mdc.get("trace_id"),
          mdc == null ? null : mdc.get("span_id"));
    }
  }

  @Test
  void coroutines_onOtherThreads_haveTheIdsOfWhoStartedThem_andThoseThreadsKeepNone()
      throws Exception {
    List<Ids> seen = new CopyOnWriteArrayList<>();
    try (Lgtm lgtm =
        Lgtm.builder()
            .application("shop")
            .environment("dev")
            .metricsServer(false)
            .shutdownHook(false)
            .otlpEndpoint("http://localhost:1")
            .closeTimeout(Duration.ofMillis(100))
            .start()) {
      Span span = lgtm.observe("order.place").call(() -> coroutines(seen));

      assertThat(seen)
          .hasSize(2)
          .allSatisfy(
              ids -> {
                assertThat(ids.thread()).startsWith("DefaultDispatcher-worker-");
                assertThat(ids.trace()).isEqualTo(span.getSpanContext().getTraceId());
                assertThat(ids.span()).isEqualTo(span.getSpanContext().getSpanId());
              });
      BuildersKt.runBlocking(
          Dispatchers.getDefault(), (coroutine, outside) -> seen.add(Ids.here()));
      assertThat(seen.get(2).thread()).startsWith("DefaultDispatcher-worker-");
      assertThat(seen.get(2).trace()).as("of nobody's").isNull();
    }
  }

  /** A coroutine, and a child of it on another dispatcher. */
  private static Span coroutines(List<Ids> seen) throws Exception {
    BuildersKt.runBlocking(
        ContextExtensionsKt.asContextElement(Context.current()).plus(Dispatchers.getDefault()),
        (coroutine, outside) -> {
          seen.add(Ids.here());
          BuildersKt.launch(
              coroutine,
              Dispatchers.getIO(),
              CoroutineStart.DEFAULT,
              (child, inside) -> {
                seen.add(Ids.here());
                return Unit.INSTANCE;
              });
          return Unit.INSTANCE;
        });
    return Span.current();
  }
}
