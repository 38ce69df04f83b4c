/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.lgtm4j.cli.dashboards;

/**
 * Three data sources for each tenant, and those that see all tenants. Their uids never change:
 * dashboards, links and Explore name them.
 */
final class DataSources {
  private DataSources() {}

  static String text(Tenants tenants) {
    StringBuilder text =
        new StringBuilder(
            """
            # A tenant's metrics, logs and traces, linked to one another: an exemplar leads to its trace, a span to
            # its lines and its metrics, a line to its trace. Addresses are variables of Grafana's environment.
            # Rendered by lgtm4j dashboards render.
            apiVersion: 1
            # What is no longer in this file is deleted.
            prune: true
            datasources:
            """);
    for (String tenant : tenants.all()) {
      text.append(source(tenant, tenant, tenant.equals(tenants.first())));
    }
    // The tenants of one query, as Mimir, Loki and Tempo separate them when federation is on.
    text.append(source("all", String.join("|", tenants.all()), false));
    return text.toString();
  }

  private static String source(String name, String tenants, boolean isDefault) {
    return (METRICS + LOGS + TRACES)
        .replace("NAME", name)
        .replace("TENANTS", tenants)
        .replace("IS_DEFAULT", String.valueOf(isDefault))
        .indent(2);
  }

  private static final String METRICS =
      """
      - name: NAME metrics
        uid: NAME-metrics
        type: prometheus
        access: proxy
        url: ${LGTM_GRAFANA_METRICS_URL}
        isDefault: IS_DEFAULT
        editable: false
        jsonData:
          httpMethod: POST
          prometheusType: Mimir
          timeInterval: 30s
          manageAlerts: true
          httpHeaderName1: X-Scope-OrgID
          exemplarTraceIdDestinations:
            - name: trace_id
              datasourceUid: NAME-traces
              urlDisplayLabel: Trace
        secureJsonData:
          httpHeaderValue1: TENANTS
      """;

  private static final String LOGS =
      """
      - name: NAME logs
        uid: NAME-logs
        type: loki
        access: proxy
        url: ${LGTM_GRAFANA_LOGS_URL}
        editable: false
        jsonData:
          maxLines: 1000
          manageAlerts: true
          httpHeaderName1: X-Scope-OrgID
          derivedFields:
            # $$ is one $: Grafana fills in variables of its environment here.
            - name: trace_id
              matcherType: label
              matcherRegex: trace_id
              url: $${__value.raw}
              urlDisplayLabel: Trace
              datasourceUid: NAME-traces
            - name: Trace
              matcherType: regex
              matcherRegex: '"trace_id":"(\\w+)"'
              url: $${__value.raw}
              urlDisplayLabel: Trace
              datasourceUid: NAME-traces
        secureJsonData:
          httpHeaderValue1: TENANTS
      """;

  private static final String TRACES =
      """
      - name: NAME traces
        uid: NAME-traces
        type: tempo
        access: proxy
        url: ${LGTM_GRAFANA_TRACES_URL}
        editable: false
        jsonData:
          httpHeaderName1: X-Scope-OrgID
          tracesToLogsV2:
            datasourceUid: NAME-logs
            spanStartTimeShift: -5m
            spanEndTimeShift: 5m
            tags: [{key: application}, {key: environment}, {key: cluster}]
            filterByTraceID: false
            filterBySpanID: false
            customQuery: true
            query: '{$${__tags}} | json trace_id="trace_id" | trace_id = "$${__trace.traceId}"'
          tracesToMetrics:
            datasourceUid: NAME-metrics
            spanStartTimeShift: -10m
            spanEndTimeShift: 10m
            tags: [{key: application}, {key: environment}, {key: cluster}]
            queries:
              - name: Requests of the application
                query: sum by (http_route) (rate(http_server_request_duration_seconds_count{$$__tags}[5m]))
              - name: p95 of the application
                query: histogram_quantile(0.95, sum by (le) (rate(http_server_request_duration_seconds_bucket{$$__tags}[5m])))
              - name: Spans of this name
                query: sum by (span_name) (rate(traces_span_metrics_calls_total{$$__tags}[5m]))
              - name: Heap after collection
                query: instance:jvm_heap_after_gc:ratio{$$__tags}
          serviceMap:
            datasourceUid: NAME-metrics
          nodeGraph:
            enabled: true
          search:
            hide: false
          traceQuery:
            timeShiftEnabled: true
            spanStartTimeShift: -30m
            spanEndTimeShift: 30m
          streamingEnabled:
            search: false
            metrics: false
        secureJsonData:
          httpHeaderValue1: TENANTS
      """;
}
