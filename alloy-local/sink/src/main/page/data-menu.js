/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { address, ask } from "./api.js";
import { html } from "./lib/lit-html.js";

/** What can be done with everything that is held: take it away, bring it, forget it. */
export function dataMenu(app) {
  return html`<details class="menu" @keydown=${close} @focusout=${left}>
    <summary class="quiet" title="Export, import, clear">Data</summary>
    <div class="items">
      <a href=${address("export")} download="telemetry.ndjson">Export as OTLP JSON</a>
      <label class="item">Import a file
        <input type="file" accept=".json,.ndjson,.jsonl,.gz" @change=${(event) => load(app, event.target)} />
      </label>
      <button class="item is-danger" @click=${(event) => clear(event.target)}>Clear everything</button>
    </div>
  </details>`;
}

function close(event) {
  if (event.key === "Escape") {
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary").focus();
  }
}

function left(event) {
  if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) {
    event.currentTarget.open = false;
  }
}

async function load(app, input) {
  const [file] = input.files;
  const zipped = file.name.endsWith(".gz") ? { "content-encoding": "gzip" } : {};
  try {
    await ask("import", { tenant: app.tenant }, { method: "POST", body: file, headers: zipped });
    location.reload();
  } catch (problem) {
    alert(file.name + " was not taken: " + problem.message);
  }
  input.value = "";
}

async function clear(button) {
  if (button.dataset.sure) {
    await ask("clear", {}, { method: "POST" });
    location.reload();
  } else {
    button.dataset.sure = "yes";
    button.textContent = "Really? Press again";
  }
}
