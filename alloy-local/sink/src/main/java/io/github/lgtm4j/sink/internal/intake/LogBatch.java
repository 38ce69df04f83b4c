/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.intake;

import io.github.lgtm4j.sink.internal.codec.LineBody;
import io.github.lgtm4j.sink.internal.codec.StreamKey;
import io.github.lgtm4j.sink.internal.rules.Refusal;
import io.github.lgtm4j.sink.internal.rules.Rules;
import io.github.lgtm4j.sink.internal.store.Context;
import io.github.lgtm4j.sink.internal.store.Kind;
import io.github.lgtm4j.sink.telemetry.LogLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one request. */
public final class LogBatch {
  private final Intake intake;
  private final Rules rules;
  private final String tenant;
  private final Refusals refusals = new Refusals();
  private Map<String, String> labels = Map.of();
  private String subject = "";
  private @Nullable Context stream;
  private @Nullable Refusal streamRefusal;
  private boolean dropped;
  private boolean empty = true;

  public LogBatch(Intake intake, String tenant) {
    this.intake = intake;
    this.rules = intake.rules();
    this.tenant = tenant;
  }

  /** Begins a stream that carries its identity in its labels; the lines that follow are its. */
  public void stream(Map<String, String> streamLabels) {
    stream(streamLabels, streamLabels);
  }

  /** Begins a stream whose identity is told elsewhere, as in the resource of OTLP. */
  public void stream(Map<String, String> streamLabels, Map<String, ?> identity) {
    labels = streamLabels;
    subject = labels.getOrDefault("application", labels.getOrDefault("service_name", "log stream"));
    stream = new StreamKey(tenant, labels).pack();
    streamRefusal = rules.loki().stream(tenant, labels, stream.fingerprint());
    rules.lint().stream(tenant, labels);
    dropped = rules.identity().drops(tenant, subject, identity);
  }

  public void line(long epochNanos, String line, Map<String, String> metadata) {
    if (accepts(epochNanos, line, metadata)) {
      rules.lint().line(tenant, subject, line);
      byte[] body = new LineBody(epochNanos, line, metadata).pack();
      intake.store().append(Kind.LINE, stream, null, body);
      intake.live().publish(() -> new LogLine(tenant, epochNanos, line, labels, metadata, "loki"));
    }
  }

  /** Takes a line that came by OTLP and is stored as it came; false if it is refused. */
  public boolean otlpLine(long epochNanos, String line, Map<String, String> metadata) {
    if (!accepts(epochNanos, line, metadata)) {
      return false;
    }
    rules.lint().otlpLine(tenant, subject, metadata.getOrDefault("trace_id", ""), line);
    intake.live().publish(() -> new LogLine(tenant, epochNanos, line, labels, metadata, "otlp"));
    return true;
  }

  private boolean accepts(long epochNanos, String line, Map<String, String> metadata) {
    empty = false;
    Refusal refusal =
        streamRefusal == null
            ? rules.loki().entry(tenant, labels, epochNanos, line, metadata)
            : streamRefusal;
    return !refusals.add(refusal) && !dropped;
  }

  /** What was refused; a request without a line is refused as such. */
  public Refusals end() {
    if (empty) {
      boolean unused = refusals.add(rules.loki().noStreams(tenant));
    }
    return refusals;
  }
}
