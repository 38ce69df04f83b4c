/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html, nothing } from "./lib/lit-html.js";
import { href, trace } from "./links.js";
import { copy, json, pairs } from "./parts.js";

/** Everything that is known of a line: its fields, the labels of its stream, its metadata. */
export function lineDetails(line) {
  const { raw } = line;
  const stack = line.json?.exception?.stack_trace ?? raw.metadata["exception.stacktrace"];
  return html`<div class="line-details">
    <p class="actions">
      ${line.traceId ? html`<a class="button" href=${trace(line.traceId, line.spanId)}>Open the trace</a>
        <a class="button" href=${href("logs", { trace_id: line.traceId })}>Lines of the trace</a>` : nothing}
      ${copy(raw.line, "Copy the line")}
    </p>
    ${stack ? html`<h3>Stack trace</h3><pre class="stack" tabindex="0">${stack}</pre>` : nothing}
    ${line.json ? html`<h3>Fields</h3>${json(fields(line.json))}` : html`<h3>Line</h3><pre tabindex="0">${raw.line}</pre>`}
    <h3>Labels of the stream</h3>${pairs({ tenant: raw.tenant, ...raw.labels })}
    ${Object.keys(raw.metadata).length > 0 ? html`<h3>Structured metadata</h3>${pairs(raw.metadata)}` : nothing}
  </div>`;
}

/** The stack trace stands for itself. */
function fields(document) {
  if (document.exception?.stack_trace === undefined) {
    return document;
  }
  const { stack_trace: left, ...exception } = document.exception;
  return { ...document, exception };
}
