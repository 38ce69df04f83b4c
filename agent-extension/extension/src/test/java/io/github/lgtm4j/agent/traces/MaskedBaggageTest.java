/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.agent.traces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lgtm4j.log.Masking;
import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskedBaggageTest {
  private final MaskedBaggage propagator =
      new MaskedBaggage(
          W3CBaggagePropagator.getInstance(), new Masking(List.of("password"), List.of("card")));

  @Test
  void baggageThatLeaves_hidesKeysAndPatterns_andStaysAsItIsInside() {
    Baggage baggage =
        Baggage.builder()
            .put("password", "secret")
            .put("shop", "north")
            .put("paid.with", "4111111111111111")
            .build();
    Context context = Context.root().with(baggage);
    Map<String, String> headers = new HashMap<>();

    propagator.inject(context, headers, Map::put);

    assertThat(headers.get("baggage").split(","))
        .containsExactlyInAnyOrder("password=***", "shop=north", "paid.with=***");
    assertThat(Baggage.fromContext(context).getEntryValue("password")).isEqualTo("secret");
  }
}
