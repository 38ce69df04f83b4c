/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.sink.internal.codec.TraceId;
import io.github.lgtm4j.sink.limits.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Tempo checks of spans. */
public final class TempoRules {
  private static final int MAX_TRACES = 10_000;

  private final Gate gate;
  private final Limits limits;
  private final Map<TraceId, Long> sizes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TraceId, Long> eldest) {
          return size() > MAX_TRACES;
        }
      };

  public TempoRules(Gate gate, Limits limits) {
    this.gate = gate;
    this.limits = limits;
  }

  /** Checks the ids of a span; Tempo refuses the whole request for one wrong id. */
  public @Nullable Refusal ids(
      String tenant, String service, int traceIdBytes, int spanIdBytes, boolean spanIdIsZero) {
    if (traceIdBytes != 16) {
      return gate.refuse("trace-id-invalid", tenant, service, traceIdBytes * 8);
    }
    return spanIdBytes != 8 || spanIdIsZero
        ? gate.refuse("span-id-invalid", tenant, service, spanIdBytes * 8)
        : null;
  }

  /** The longest attribute that is kept whole. */
  public int maxAttributeBytes(String tenant) {
    return limits.of(tenant).tempo().maxAttributeBytes();
  }

  public void longAttribute(String tenant, String service, String key, int bytes) {
    gate.flag(
        "attribute-too-long",
        tenant,
        service + ' ' + key,
        key,
        service,
        bytes,
        maxAttributeBytes(tenant));
  }

  /** Adds a span to the size of its trace, and tells when that becomes too large. */
  public void size(String tenant, String service, TraceId trace, int bytes) {
    int max = limits.of(tenant).tempo().maxBytesPerTrace();
    long after;
    synchronized (sizes) {
      after = sizes.merge(trace, (long) bytes, Long::sum);
    }
    if (max > 0 && after > max && after - bytes <= max) {
      gate.flag("trace-too-large", tenant, service, trace.hex(), max);
    }
  }

  public void clear() {
    synchronized (sizes) {
      sizes.clear();
    }
  }
}
