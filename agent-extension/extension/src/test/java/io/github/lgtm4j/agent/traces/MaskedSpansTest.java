/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MaskedSpansTest {
  private final List<SpanData> exported = new ArrayList<>();

  @Test
  void attribute_ofAHiddenKey_isHiddenWhateverItsTypeIs() {
    SpanData span =
        export(
            s ->
                s.setAttribute("http.request.header.authorization", "Basic abc")
                    .setAttribute("user.password", 1234L)
                    .setAttribute(AttributeKey.stringArrayKey("api_key"), List.of("k-1", "k-2"))
                    .setAttribute("http.route", "/pay"));

    assertThat(span.getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("http.request.header.authorization", "***")
                .put("user.password", "***")
                .put("api_key", "***")
                .put("http.route", "/pay")
                .build());
  }

  @Test
  void text_thatAPatternFinds_isHiddenInAttributesEventsAndStatus() {
    SpanData span =
        export(
            s -> {
              s.setAttribute("note", "card 4111 1111 1111 1111 given");
              s.setAttribute(
                  AttributeKey.stringArrayKey("notes"), List.of("fine", "4111111111111111"));
              s.recordException(new IllegalStateException("no funds on 4111111111111111"));
              s.setStatus(StatusCode.ERROR, "declined: 4111111111111111");
            });

    assertThat(span.toString()).doesNotContain("4111");
    assertThat(span.getAttributes().get(AttributeKey.stringKey("note")))
        .isEqualTo("card *** given");
    assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("notes")))
        .containsExactly("fine", "***");
    assertThat(span.getStatus().getDescription()).isEqualTo("declined: ***");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(
            span.getEvents()
                .get(0)
                .getAttributes()
                .get(AttributeKey.stringKey("exception.message")))
        .isEqualTo("no funds on ***");
  }

  @Test
  void query_withAHiddenParameter_keepsTheOthers() {
    SpanData span =
        export(
            s ->
                s.setAttribute("url.query", "page=2&access_token=abc&sort=up")
                    .setAttribute("url.full", "https://host/p?password=x#top"));

    assertThat(span.getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("url.query", "page=2&access_token=***&sort=up")
                .put("url.full", "https://host/p?password=***#top")
                .build());
  }

  @Test
  void span_withNothingToHide_isPassedAsItIs() {
    SpanData span = export(s -> s.setAttribute("http.route", "/pay").setAttribute("count", 3));

    assertThat(span).isNotInstanceOf(MaskedSpan.class);
  }

  private SpanData export(Consumer<Span> change) {
    SpanExporter masked =
        new MaskedSpans(
            new Remembering(),
            new Masking(List.of(Masking.DEFAULT_KEYS.split(",")), List.of("card")));
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(masked)).build()) {
      Span span = provider.get("test").spanBuilder("work").startSpan();
      change.accept(span);
      span.end();
    }
    assertThat(exported).hasSize(1);
    return exported.get(0);
  }

  private final class Remembering implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      exported.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
