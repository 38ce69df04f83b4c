/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { dataMenu } from "./data-menu.js";
import { shortCount } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";

const TABS = [
  ["overview", "Overview"],
  ["traces", "Traces"],
  ["logs", "Logs"],
  ["metrics", "Metrics"],
  ["tenants", "Tenants"],
  ["violations", "Violations"],
];

const THEMES = { "": ["◐", "as the system"], dark: ["●", "dark"], light: ["○", "light"] };

/** The frame around every view: where one is, which tenant, and whether the sink is there. */
export function shell(app) {
  return html`
    <a class="skip" href="#main" @click=${skip}>To the content</a>
    <header class="top">
      <a class="brand" href="#/overview" aria-label="lgtm4j, overview">${mark()}<b>lgtm4j</b></a>
      <nav aria-label="Views">${TABS.map(([name, label]) => tab(app, name, label))}</nav>
      <div class="controls">
        ${tenant(app)} ${live(app)}
        <button class="quiet icon" @click=${() => app.theme(next(app.chosenTheme))}
          aria-label="Colours: ${THEMES[app.chosenTheme][1]}" title="Colours: ${THEMES[app.chosenTheme][1]} (t)">
          ${THEMES[app.chosenTheme][0]}
        </button>
        <button class="quiet icon" @click=${() => document.getElementById("help").showModal()}
          aria-label="Keys" title="Keys (?)">?</button>
        ${dataMenu(app)}
      </div>
    </header>
    <main id="main" tabindex="-1" class="view-${app.name}">${app.view.template()}</main>
  `;
}

function skip(event) {
  event.preventDefault();
  document.getElementById("main").focus();
}

function next(theme) {
  return { "": "dark", dark: "light", light: "" }[theme];
}

function mark() {
  return html`<svg viewBox="0 0 20 16" width="20" height="16" aria-hidden="true">
    <rect x="0" y="0" width="20" height="4" rx="2" /><rect x="3" y="6" width="11" height="4" rx="2" />
    <rect class="warm" x="9" y="12" width="9" height="4" rx="2" />
  </svg>`;
}

function tab(app, name, label) {
  const here = app.name === name || (name === "traces" && app.name === "trace");
  return html`<a href="#/${name}" aria-current=${here ? "page" : nothing}>${label}${badge(app, name)}</a>`;
}

function badge(app, name) {
  const { refused = 0, flagged = 0 } = app.status ?? {};
  if (name !== "violations" || refused + flagged === 0) {
    return nothing;
  }
  return html`<span class="badge ${refused ? "is-error" : "is-warn"}">${shortCount(refused + flagged)}</span>`;
}

function tenant(app) {
  const names = app.tenants.map((t) => t.tenant);
  if (app.tenant && !names.includes(app.tenant)) {
    names.push(app.tenant);
  }
  return names.length < 2 && !app.tenant
    ? nothing
    : html`<select aria-label="Tenant" class="tenant" @change=${(event) => app.chooseTenant(event.target.value)}>
        <option value="" ?selected=${!app.tenant}>All tenants</option>
        ${names.map((name) => html`<option value=${name} ?selected=${name === app.tenant}>${name}</option>`)}
      </select>`;
}

function live(app) {
  const [state, text] = !app.connected
    ? ["is-off", "No sink"]
    : app.paused
      ? ["is-paused", "Paused"]
      : ["is-live", "Live"];
  return html`<button class="quiet live ${state}" aria-pressed=${app.paused ? "true" : "false"} aria-label="Pause updates"
    title=${app.connected ? "Pause or go on (p)" : "The sink does not answer; the page tries again by itself"}
    @click=${() => app.pause(!app.paused)}><i></i><span>${text}</span></button>`;
}
