/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.intake;

import io.github.lgtm4j.sink.internal.rules.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a request was refused, for its answer. What was not refused is stored all the same. */
public final class Refusals {
  private static final int MAX_TEXTS = 10;

  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private @Nullable Refusal first;
  private long rejected;
  private long accepted;

  /** Counts an item; null means that it was taken. */
  boolean add(@Nullable Refusal refusal) {
    if (refusal == null) {
      accepted++;
      return false;
    }
    rejected++;
    if (first == null) {
      first = refusal;
    }
    if (texts.size() < MAX_TEXTS || texts.containsKey(refusal.text())) {
      texts.merge(refusal.text(), 1, Integer::sum);
    }
    return true;
  }

  public boolean isEmpty() {
    return first == null;
  }

  public long rejected() {
    return rejected;
  }

  public long accepted() {
    return accepted;
  }

  /** The first refusal, which is all that Mimir tells; null if there is none. */
  public @Nullable Refusal first() {
    return first;
  }

  /** All texts as Loki puts them into one; the status is that of the first. */
  public @Nullable Refusal grouped() {
    if (first == null) {
      return null;
    }
    String text =
        rejected == 1
            ? first.text()
            : texts.entrySet().stream()
                .map(entry -> entry.getValue() + " errors like: " + entry.getKey())
                .collect(Collectors.joining("; "));
    return new Refusal(first.status(), text);
  }
}
