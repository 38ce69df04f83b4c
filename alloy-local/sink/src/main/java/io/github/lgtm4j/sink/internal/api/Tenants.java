/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.sink.internal.api;

import io.github.lgtm4j.sink.internal.query.StoredTelemetry;
import io.github.lgtm4j.sink.internal.query.TenantContents;
import io.github.lgtm4j.sink.limits.Limits;
import io.github.lgtm4j.sink.telemetry.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells who may send, who has, and what limits hold for them.
 *
 * @param configured the tenants that may send; empty if every tenant may
 * @param limits the limits of each
 */
public record Tenants(Set<String> configured, Limits limits) {

  /** A limit in force: as the product writes it, and what it is unless a profile says otherwise. */
  record Limit(String name, String value, String usual) {}

  record TenantView(
      String tenant,
      boolean configured,
      Set<String> services,
      long spans,
      long lines,
      long samples,
      long series,
      long newest,
      long refused,
      long flagged,
      List<Limit> limits) {}

  List<TenantView> list(StoredTelemetry telemetry) {
    Map<String, TenantContents> contents = new TreeMap<>();
    telemetry.tenants().forEach(tenant -> contents.put(tenant.tenant(), tenant));
    List<Violation> violations = telemetry.violations();
    Set<String> names = new TreeSet<>(configured);
    names.addAll(contents.keySet());
    violations.stream().map(Violation::tenant).filter(name -> !name.isEmpty()).forEach(names::add);
    return names.stream()
        .map(
            name ->
                view(
                    contents.getOrDefault(name, new TenantContents(name, Set.of(), 0, 0, 0, 0, 0)),
                    violations.stream().filter(v -> v.tenant().equals(name)).toList()))
        .toList();
  }

  private TenantView view(TenantContents has, List<Violation> violations) {
    return new TenantView(
        has.tenant(),
        configured.contains(has.tenant()),
        has.services(),
        has.spans(),
        has.lines(),
        has.samples(),
        has.series(),
        has.newest(),
        count(violations, true),
        count(violations, false),
        limits(has.tenant()));
  }

  static long count(List<Violation> violations, boolean refused) {
    return violations.stream()
        .filter(violation -> violation.refused() == refused)
        .mapToLong(Violation::count)
        .sum();
  }

  private List<Limit> limits(String tenant) {
    Map<String, String> usual = Limits.defaults().values(tenant);
    return limits.values(tenant).entrySet().stream()
        .map(e -> new Limit(e.getKey(), e.getValue(), usual.getOrDefault(e.getKey(), "")))
        .toList();
  }
}
