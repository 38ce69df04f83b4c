/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param labels the labels that everything of it has, application first
 * @param tenant in which tenant
 * @param since from when
 * @param until to when
 */
record Subject(Map<String, String> labels, String tenant, Instant since, Instant until) {
  static Subject of(
      String application,
      String environment,
      @Nullable String cluster,
      @Nullable String namespace,
      @Nullable String tenant,
      Duration period) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("application", application);
    labels.put("environment", environment);
    if (cluster != null) {
      labels.put("cluster", cluster);
    }
    if (namespace != null) {
      labels.put("namespace", namespace);
    }
    Instant now = Instant.now();
    return new Subject(labels, tenant == null ? environment : tenant, now.minus(period), now);
  }

  /** As PromQL and LogQL select it. */
  String selector(String... more) {
    String own =
        labels.entrySet().stream()
            .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
            .collect(Collectors.joining(", "));
    return '{' + own + (more.length == 0 ? "" : ", " + String.join(", ", more)) + '}';
  }

  /** As TraceQL selects it. */
  String traceSelector() {
    return labels.entrySet().stream()
        .map(label -> "resource." + label.getKey() + " = \"" + escaped(label.getValue()) + '"')
        .collect(Collectors.joining(" && ", "{ ", " }"));
  }

  /** How old something is, as a person says it. */
  String age(Instant time) {
    return told(Duration.between(time, until));
  }

  static String told(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
