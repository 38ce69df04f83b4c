/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
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

class CarefulSpanExporterTest {
  private static final Masking MASKING =
      new Masking(List.of(Masking.DEFAULT_KEYS.split(",")), List.of("card"));

  private final List<SpanData> exported = new ArrayList<>();
  private final ExportCounts counts = new ExportCounts();

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
  void text_thatAPatternFinds_isHiddenWhereverItStands() {
    SpanData span =
        export(
            s -> {
              s.updateName("pay 4111111111111111");
              s.setAttribute("note", "card 4111 1111 1111 1111 given");
              s.setAttribute(
                  AttributeKey.stringArrayKey("notes"), List.of("fine", "4111111111111111"));
              s.addEvent("with 4111111111111111");
              s.recordException(new IllegalStateException("no funds on 4111111111111111"));
              s.setStatus(StatusCode.ERROR, "declined: 4111111111111111");
              s.addLink(
                  SpanContext.create(
                      "0af7651916cd43dd8448eb211c80319c",
                      "b7ad6b7169203331",
                      TraceFlags.getSampled(),
                      TraceState.getDefault()),
                  Attributes.of(AttributeKey.stringKey("token"), "abc"));
            });

    assertThat(span.toString()).doesNotContain("4111", "abc");
    assertThat(span.getName()).isEqualTo("pay ***");
    assertThat(span.getAttributes().get(AttributeKey.stringKey("note")))
        .isEqualTo("card *** given");
    assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("notes")))
        .containsExactly("fine", "***");
    assertThat(span.getStatus().getDescription()).isEqualTo("declined: ***");
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getEvents().get(0).getName()).isEqualTo("with ***");
    assertThat(span.getLinks().get(0).getAttributes().get(AttributeKey.stringKey("token")))
        .isEqualTo("***");
  }

  @Test
  void query_withAHiddenParameter_keepsTheOthers() {
    SpanData span =
        export(
            s ->
                s.setAttribute("url.query", "page=2&access_token=abc&sort=up?x")
                    .setAttribute("http.url", "/login?next=/home?token=a;b&page=3")
                    .setAttribute("url.full", "https://host/p?password=x#top"));

    assertThat(span.getAttributes())
        .isEqualTo(
            Attributes.builder()
                .put("url.query", "page=2&access_token=***&sort=up?x")
                .put("http.url", "/login?next=/home?token=***&page=3")
                .put("url.full", "https://host/p?password=***#top")
                .build());
  }

  @Test
  void structure_isMaskedAsText_andOneWithoutEndIsNotShown() {
    Value<?> endless = Value.of("4111111111111111");
    for (int depth = 0; depth < 50_000; depth++) {
      endless = Value.of(List.of(endless));
    }
    MaskedAttributes masked = new MaskedAttributes(MASKING);

    assertThat(masked.structure(Value.of(List.of(Value.of("fine"), Value.of(7)))))
        .isInstanceOf(Value.class);
    assertThat(String.valueOf(masked.structure(Value.of(List.of(Value.of("4111111111111111"))))))
        .contains("***")
        .doesNotContain("4111");
    assertThat(masked.structure(endless)).isEqualTo("***");
  }

  @Test
  void span_withNothingToHide_isPassedAsItIs() {
    SpanData span = export(s -> s.setAttribute("http.route", "/pay").setAttribute("count", 3));

    assertThat(span).isNotInstanceOf(MaskedSpan.class);
    assertThat(counts.taken()).isEqualTo(1);
  }

  @Test
  void exporter_thatThrows_costsItsSpansAndNotTheThread() {
    for (Error error : List.of(new StackOverflowError(), new NoSuchMethodError("gone"))) {
      assertThat(
              export(
                      spans -> {
                        throw error;
                      },
                      s -> {})
                  .isSuccess())
          .isFalse();
    }
    assertThat(
            export(
                    spans -> {
                      throw new IllegalStateException();
                    },
                    s -> {})
                .isSuccess())
        .isFalse();

    assertThat(counts.failed()).isEqualTo(3);
    assertThat(counts.taken()).isZero();
  }

  private SpanData export(Consumer<Span> change) {
    assertThat(export(exported::addAll, change).isSuccess()).isTrue();
    assertThat(exported).hasSize(1);
    return exported.get(0);
  }

  private CompletableResultCode export(Consumer<Collection<SpanData>> to, Consumer<Span> change) {
    Careful careful = new Careful(new CarefulSpanExporter(new Sending(to), MASKING, counts));
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(careful)).build()) {
      Span span = provider.get("test").spanBuilder("work").startSpan();
      change.accept(span);
      span.end();
    }
    return careful.result;
  }

  /** Keeps what comes back. */
  private static final class Careful implements SpanExporter {
    private final SpanExporter exporter;
    private CompletableResultCode result = new CompletableResultCode();

    Careful(SpanExporter exporter) {
      this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      result = exporter.export(spans);
      return result;
    }

    @Override
    public CompletableResultCode flush() {
      return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
      return exporter.shutdown();
    }
  }

  private record Sending(Consumer<Collection<SpanData>> to) implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      to.accept(spans);
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
