/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was found of one signal: facts, what is wrong, and what leads to other signals. */
final class Result {
  /** The identity that everything must carry, whichever signal. */
  private static final List<String> IDENTITY =
      List.of("application", "environment", "tenant", "cluster", "namespace", "tier");

  private final String signal;
  private final List<String> facts = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Set<String>> labels = new LinkedHashMap<>();
  private final Set<String> traceIds = new TreeSet<>();
  private boolean isThere;

  Result(String signal) {
    this.signal = signal;
  }

  String signal() {
    return signal;
  }

  void there(String fact) {
    isThere = true;
    facts.add(fact);
  }

  void fact(String fact) {
    facts.add(fact);
  }

  void problem(String problem) {
    problems.add(problem);
  }

  void label(String name, String value) {
    labels.computeIfAbsent(name, any -> new TreeSet<>()).add(value);
  }

  void trace(String traceId) {
    traceIds.add(traceId);
  }

  /** Notes which labels of the identity are missing, and names those that are there. */
  void identity() {
    List<String> missing = IDENTITY.stream().filter(name -> !labels.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      problem(
          "carry no "
              + String.join(", ", missing)
              + ": they did not pass our Alloy config, or an older one");
    }
    StringBuilder shown = new StringBuilder();
    for (String name : List.of("cluster", "namespace", "tenant", "team", "tier")) {
      if (labels.containsKey(name)) {
        shown.append(' ').append(name).append('=').append(String.join("|", labels.get(name)));
      }
    }
    if (shown.length() > 0) {
      fact(shown.substring(1));
    }
  }

  boolean isThere() {
    return isThere;
  }

  List<String> facts() {
    return facts;
  }

  List<String> problems() {
    return problems;
  }

  Set<String> traceIds() {
    return traceIds;
  }

  String verdict() {
    return !isThere ? "MISSING" : problems.isEmpty() ? "ok" : "WRONG";
  }
}
