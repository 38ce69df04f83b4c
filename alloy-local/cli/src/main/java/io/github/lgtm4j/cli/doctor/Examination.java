/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.doctor;

import io.github.lgtm4j.cli.connection.SinkClient;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All checks of one JVM.
 *
 * @param facts what it is, by name
 * @param findings what is wrong, the severe ones first
 */
record Examination(Map<String, String> facts, List<Finding> findings) {

  /**
   * Examines it.
   *
   * @param sink the local sink, if one runs
   */
  static Examination of(Jvm jvm, @Nullable SinkClient sink, Clock clock)
      throws InterruptedException {
    AgentChecks agent = new AgentChecks(jvm);
    SettingChecks settings = new SettingChecks(jvm);
    String application = settings.identity("application");
    String tenant = settings.identity("tenant");
    EndpointChecks endpoint = new EndpointChecks(jvm, tenant, clock);
    MetricsChecks metrics = new MetricsChecks(jvm);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("process", jvm.pid() + "  " + jvm.command());
    facts.put("java", jvm.properties().getOrDefault("java.version", "?"));
    facts.put("agent", agent.describe());
    facts.put("application", application);
    facts.put("environment", settings.identity("environment"));
    facts.put("tenant", tenant);
    facts.put("cluster", settings.identity("cluster"));
    facts.put("traces to", endpoint.describe());
    facts.put("metrics at", metrics.describe());
    List<Finding> findings = new ArrayList<>(agent.findings());
    findings.addAll(settings.findings());
    if (agent.anything()) {
      findings.addAll(endpoint.findings());
      findings.addAll(metrics.findings());
      if (sink != null) {
        findings.addAll(new ArrivalChecks(sink, application, tenant).findings());
      }
    }
    findings.sort((one, other) -> Boolean.compare(other.severe(), one.severe()));
    return new Examination(facts, findings);
  }

  boolean isHealthy() {
    return findings.stream().noneMatch(Finding::severe);
  }
}
