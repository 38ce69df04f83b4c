/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.rules;

import io.github.lgtm4j.contract.Labels;
import io.github.lgtm4j.contract.ResourceAttributes;
import io.github.lgtm4j.sink.internal.codec.SeriesKey;
import java.util.Map;
import java.util.Set;

/** Flags what no product refuses and what goes wrong in JVM teams. */
public final class Lint {
  private static final Set<String> IDS = Set.of("traceId", "spanId", "traceid", "spanid");

  private final Gate gate;
  private final Cardinality cardinality = new Cardinality();
  private final DuplicateLines duplicates = new DuplicateLines();
  private final MetricContract contract;

  public Lint(Gate gate) {
    this.gate = gate;
    this.contract = new MetricContract(gate);
  }

  /** A resource of OTLP: the SDK's own fallback is no name. */
  public void resource(String tenant, Map<String, ?> attributes) {
    Object service = attributes.get(ResourceAttributes.SERVICE_NAME);
    if (service == null || service.toString().isEmpty()) {
      gate.flag("missing-service-name", tenant, "", "no service.name");
    } else if (service.toString().startsWith("unknown_service")) {
      gate.flag("missing-service-name", tenant, "", "service.name \"" + service + '"');
    }
  }

  /** The name of a span, which must not hold an id. */
  public void spanName(String tenant, String service, String name) {
    if (cardinality.exceeds(tenant, service, "span name", name)) {
      gate.flag(
          "runaway-cardinality",
          tenant,
          service + " span name",
          "the name of spans",
          service,
          Cardinality.MAX_VALUES);
    }
  }

  public void stream(String tenant, Map<String, String> labels) {
    labels.forEach(
        (name, value) -> {
          if (Labels.HIGH_CARDINALITY.contains(name) || IDS.contains(name)) {
            gate.flag("id-as-label", tenant, "log label " + name, "a log stream", name);
          }
          cardinality(tenant, "log streams", name, value);
        });
  }

  /** A series that was not seen before. */
  void newSeries(SeriesKey key) {
    key.labels()
        .forEach(
            (name, value) -> {
              if (Labels.HIGH_CARDINALITY.contains(name) || IDS.contains(name)) {
                gate.flag("id-as-label", key.tenant(), key.name() + ' ' + name, key.name(), name);
              }
              if (!name.equals("le")) {
                cardinality(key.tenant(), key.name(), name, value);
              }
            });
    contract.check(key);
  }

  private void cardinality(String tenant, String subject, String name, String value) {
    if (cardinality.exceeds(tenant, subject, name, value)) {
      gate.flag(
          "runaway-cardinality",
          tenant,
          subject + ' ' + name,
          "label " + name,
          subject,
          Cardinality.MAX_VALUES);
    }
  }

  public void delta(String tenant, String metric) {
    gate.flag("delta-temporality", tenant, metric, metric);
  }

  /** A line as it came from stdout. */
  public void line(String tenant, String subject, String line) {
    if (line.startsWith("\tat ")
        || line.startsWith("    at ")
        || line.startsWith("Caused by: ")
        || line.startsWith("\t... ")) {
      gate.flag("split-stack-trace", tenant, subject, line);
    }
    if (duplicates.fromStdout(tenant, line)) {
      gate.flag("duplicate-log", tenant, subject, line);
    }
  }

  /** A line as it came by OTLP. */
  public void otlpLine(String tenant, String subject, String traceId, String body) {
    if (duplicates.fromOtlp(tenant, traceId, body)) {
      gate.flag("duplicate-log", tenant, subject, body);
    }
  }

  public void clear() {
    cardinality.clear();
    duplicates.clear();
  }
}
