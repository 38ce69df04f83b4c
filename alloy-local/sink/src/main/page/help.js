/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html } from "./lib/lit-html.js";

const KEYS = [
  ["Everywhere", [
    ["1 … 6", "overview, traces, logs, metrics, tenants, violations"],
    ["/", "search"],
    ["j k ↓ ↑", "next, previous row; Enter opens it"],
    ["p", "pause or go on with updates"],
    ["t", "light, dark, as the system"],
  ]],
  ["In a trace", [
    ["→ ←", "open, close a span or go to its parent"],
    ["n N", "next, previous error"],
    ["c", "critical path"],
    ["l", "log lines"],
    ["z", "zoom to the span, or back to the trace"],
    ["e E", "open, close all"],
    ["Enter", "details of the span"],
    ["Esc", "close the details, then back to the list"],
  ]],
  ["In logs", [
    ["Enter", "open or close a line"],
    ["g G", "oldest, newest line"],
    ["f", "follow new lines"],
    ["o", "open the trace of a line"],
  ]],
];

export function helpDialog() {
  return html`<dialog id="help" aria-labelledby="help-title" @click=${(event) => event.target.id === "help" && event.target.close()}>
    <form method="dialog">
      <h2 id="help-title">Keys</h2>
      ${KEYS.map(([where, keys]) => html`<h3>${where}</h3>
        <dl class="keys">${keys.map(([key, does]) => html`<dt>${key.split(" ").map((one) => html`<kbd>${one}</kbd> `)}</dt><dd>${does}</dd>`)}</dl>`)}
      <button class="primary" autofocus>Close</button>
    </form>
  </dialog>`;
}
