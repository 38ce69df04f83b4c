/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html } from "./lib/lit-html.js";
import { command, empty } from "./parts.js";

const WHAT = {
  traces: ["No traces yet", "Traces arrive by OTLP, over gRPC or HTTP."],
  logs: ["No log lines yet", "Lines arrive by Loki's push, as Alloy sends them, or by OTLP."],
  metrics: ["No metrics yet", "Metrics arrive by remote write, by OTLP, or from a page that the sink scrapes."],
  overview: ["Nothing has arrived yet", "The sink listens. Send it something:"],
};

/** The empty state that teaches: what to run so that something arrives. */
export function start(kind) {
  const [title, text] = WHAT[kind];
  return empty(
    title,
    text,
    html`<dl class="ways">
      <dt>An application that you start here</dt>
      <dd>${command("lgtm4j run --environment dev -- java -jar app.jar")}</dd>
      <dt>With the agent, by hand</dt>
      <dd>${command(
        "java -javaagent:lgtm4j-agent.jar -Dlgtm.application=shop -Dlgtm.environment=dev -jar app.jar",
      )}</dd>
      <dt>A sample, to look around</dt>
      <dd>${command("lgtm4j demo")}</dd>
    </dl>`,
  );
}
