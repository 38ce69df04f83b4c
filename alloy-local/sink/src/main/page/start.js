/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html } from "./lib/lit-html.js";
import { command, empty, loading } from "./parts.js";

const JSON_TYPE = "-H 'Content-Type: application/json'";
const RESOURCE = `"resource":{"attributes":[${text("service.name", "hello")},${text("application", "hello")},${text("environment", "dev")}]}`;

function text(key, value) {
  return `{"key":"${key}","value":{"stringValue":"${value}"}}`;
}

const KINDS = {
  overview: { title: "Nothing has arrived yet", way: "The sink listens.", byHand: span, one: "a span" },
  traces: { title: "No traces yet", way: "Traces arrive by OTLP, over gRPC or HTTP.", byHand: span, one: "a span" },
  logs: { title: "No log lines yet", way: "Lines arrive by Loki's push, as Alloy sends them, or by OTLP.", byHand: line, one: "a line" },
  metrics: {
    title: "No metrics yet",
    way: "Metrics arrive by remote write, by OTLP, or from a page of metrics that the sink reads.",
    byHand: sample,
    one: "a sample",
  },
};

/** The empty state that teaches: what to run so that something arrives. */
export function start(kind, { sink }) {
  if (!sink) {
    return loading();
  }
  const { title, way, byHand, one } = KINDS[kind];
  return empty(
    title,
    way + " Run one of these:",
    html`<dl class="ways">
      <dt>An application, with the agent of lgtm4j</dt>
      <dd>${command("java -javaagent:lgtm4j-agent.jar " + settings(sink) + "-jar app.jar")}</dd>
      <dt>One that has OpenTelemetry already</dt>
      <dd>${command("export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_EXPORTER_OTLP_ENDPOINT=" + sink.otlp_http + header(sink, "OTEL"))}</dd>
      <dt>Nothing at hand: send ${one} yourself</dt>
      <dd>${command(byHand(sink))}</dd>
    </dl>`,
  );
}

function settings({ otlp_grpc: grpc, tenants }) {
  const elsewhere = grpc.endsWith(":4317") ? "" : "-Dotel.exporter.otlp.endpoint=" + grpc + " ";
  return "-Dlgtm.application=shop -Dlgtm.environment=dev " + (tenants.length ? "-Dlgtm.tenant=" + tenants[0] + " " : "") + elsewhere;
}

/** Where tenants are set, what names none is refused. */
function header({ tenants: [tenant] }, form = "") {
  if (!tenant) {
    return "";
  }
  return form ? " OTEL_EXPORTER_OTLP_HEADERS=X-Scope-OrgID=" + tenant : ` -H 'X-Scope-OrgID: ${tenant}'`;
}

function line(sink) {
  const push = `{"streams":[{"stream":{"application":"hello","environment":"dev"},"values":[["'$(date +%s)000000000'","hello"]]}]}`;
  return `curl ${JSON_TYPE}${header(sink)} ${sink.http}/loki/api/v1/push -d '${push}'`;
}

function span(sink) {
  const one = `{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"hello","kind":2,"startTimeUnixNano":"'$(date +%s)000000000'","endTimeUnixNano":"'$(date +%s)250000000'"}`;
  return `curl ${JSON_TYPE}${header(sink)} ${sink.otlp_http}/v1/traces -d '{"resourceSpans":[{${RESOURCE},"scopeSpans":[{"spans":[${one}]}]}]}'`;
}

function sample(sink) {
  const one = `{"name":"hello","gauge":{"dataPoints":[{"timeUnixNano":"'$(date +%s)000000000'","asDouble":42}]}}`;
  return `curl ${JSON_TYPE}${header(sink)} ${sink.otlp_http}/v1/metrics -d '{"resourceMetrics":[{${RESOURCE},"scopeMetrics":[{"metrics":[${one}]}]}]}'`;
}
