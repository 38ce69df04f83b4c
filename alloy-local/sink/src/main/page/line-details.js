/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html, nothing } from "./lib/lit-html.js";
import { href, trace } from "./links.js";
import { copy, json, pairs } from "./parts.js";

/**
 * Everything that is known of a line: its fields, the labels of its stream, its metadata.
 *
 * @param only the address of lines that have the same value under a name
 */
export function lineDetails(line, only) {
  const { raw } = line;
  const stack = line.json?.exception?.stack_trace ?? raw.metadata["exception.stacktrace"];
  return html`<div class="line-details">
    <p class="actions">
      ${line.traceId ? html`<a class="button" href=${trace(line.traceId, line.spanId)}>Open the trace</a>
        <a class="button" href=${href("logs", { trace_id: line.traceId })}>Lines of the trace</a>` : nothing}
      ${copy(raw.line, "Copy the line")}
    </p>
    ${stack ? html`<h2>Stack trace</h2><pre class="stack" tabindex="0">${stack}</pre>` : nothing}
    ${line.json ? html`<h2>Fields</h2>${json(fields(line.json), only)}` : html`<h2>Line</h2><pre tabindex="0">${raw.line}</pre>`}
    <h2>Labels of the stream <small>of tenant ${raw.tenant}</small></h2>${pairs(raw.labels, only)}
    ${Object.keys(raw.metadata).length > 0 ? html`<h2>Structured metadata</h2>${pairs(raw.metadata, only)}` : nothing}
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
