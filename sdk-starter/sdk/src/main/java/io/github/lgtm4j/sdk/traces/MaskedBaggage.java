/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sdk.traces;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.BaggageBuilder;
import io.opentelemetry.api.baggage.BaggageEntry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides in baggage that leaves what must not show. Inside the process it stays as it is: it is the
 * application's; with a request it would go to whoever is called. Thread-safe.
 *
 * @since 0.1.0
 */
public final class MaskedBaggage implements TextMapPropagator {
  private static final Set<String> IDS = Set.of("traceparent", "tracestate", "b3");

  private final TextMapPropagator propagator;
  private final Masking masking;

  /** In front of the propagator that writes the headers. */
  public MaskedBaggage(TextMapPropagator propagator, Masking masking) {
    this.propagator = propagator;
    this.masking = masking;
  }

  @Override
  public Collection<String> fields() {
    return propagator.fields();
  }

  @Override
  public <C> void inject(Context context, @Nullable C carrier, TextMapSetter<C> setter) {
    propagator.inject(
        masked(context), carrier, (to, name, value) -> setter.set(to, name, shown(name, value)));
  }

  /** Some propagators write entries as headers of their own, and not those of this context. */
  private String shown(String header, String value) {
    if (IDS.contains(header)) {
      return value;
    }
    return masking.hides(header) ? Masking.MASK : masking.apply(value);
  }

  @Override
  public <C> Context extract(Context context, @Nullable C carrier, TextMapGetter<C> getter) {
    return propagator.extract(context, carrier, getter);
  }

  private Context masked(Context context) {
    Baggage baggage = Baggage.fromContext(context);
    if (baggage.isEmpty()) {
      return context;
    }
    BaggageBuilder safe = null;
    for (Map.Entry<String, BaggageEntry> entry : baggage.asMap().entrySet()) {
      String value = entry.getValue().getValue();
      String shown = masking.hides(entry.getKey()) ? Masking.MASK : masking.apply(value);
      if (!shown.equals(value)) {
        safe = safe == null ? baggage.toBuilder() : safe;
        safe.put(entry.getKey(), shown, entry.getValue().getMetadata());
      }
    }
    return safe == null ? context : context.with(safe.build());
  }

  @Override
  public String toString() {
    return "Masked{" + propagator + "}";
  }
}
