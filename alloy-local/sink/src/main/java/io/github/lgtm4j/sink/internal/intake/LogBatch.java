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
import io.github.lgtm4j.sink.internal.store.Store;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one request. */
public final class LogBatch {
  private final Store store;
  private final Rules rules;
  private final String tenant;
  private final Refusals refusals = new Refusals();
  private Map<String, String> labels = Map.of();
  private String subject = "";
  private @Nullable Context stream;
  private @Nullable Refusal streamRefusal;
  private boolean dropped;
  private boolean empty = true;

  public LogBatch(Store store, Rules rules, String tenant) {
    this.store = store;
    this.rules = rules;
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
      store.append(Kind.LINE, stream, null, new LineBody(epochNanos, line, metadata).pack());
    }
  }

  /** Checks a line that is stored in another form. */
  public boolean accepts(long epochNanos, String line, Map<String, String> metadata) {
    empty = false;
    Refusal refusal =
        streamRefusal == null
            ? rules.loki().entry(tenant, labels, epochNanos, line, metadata)
            : streamRefusal;
    return !refusals.add(refusal) && !dropped;
  }

  /** Who sends the stream, as far as it is known. */
  public String subject() {
    return subject;
  }

  /** What was refused; a request without a line is refused as such. */
  public Refusals end() {
    if (empty) {
      boolean unused = refusals.add(rules.loki().noStreams(tenant));
    }
    return refusals;
  }
}
