/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html, nothing } from "./lib/lit-html.js";
import { colour } from "./format.js";

/** Pieces that several views are made of. */

/** What is shown where there is nothing: why, and what to do next. */
export function empty(title, text, ...actions) {
  return html`<div class="empty"><h2>${title}</h2><p>${text}</p>${actions}</div>`;
}

export function failed(problem) {
  return html`<div class="empty is-error" role="alert">
    <h2>This could not be loaded</h2>
    <p>${problem.message}</p>
  </div>`;
}

export function loading() {
  return html`<div class="empty" role="status"><p>Loading…</p></div>`;
}

/** A command to be run, with a button that copies it. */
export function command(text, label = "Copy the command") {
  return html`<div class="command">
    <code tabindex="0">${text}</code>${copy(text, label)}
  </div>`;
}

export function copy(text, label) {
  return html`<button class="quiet" title=${label} aria-label=${label} @click=${(event) => copyNow(event, text)}>
    Copy
  </button>`;
}

async function copyNow(event, text) {
  const button = event.currentTarget;
  event.stopPropagation();
  try {
    await navigator.clipboard.writeText(text);
    button.classList.add("is-done");
    setTimeout(() => button.classList.remove("is-done"), 1200);
  } catch {
    button.title = "The browser does not let this page write to the clipboard";
  }
}

export function service(name) {
  return html`<span class="service ${colour(name)}"><i></i>${name || "no name"}</span>`;
}

/** A select whose first option stands for "any". */
export function choice(label, value, options, any, onChange) {
  const all = value && !options.includes(value) ? [value, ...options] : options;
  return html`<label class="field"
    ><span>${label}</span
    ><select .value=${value ?? ""} @change=${(event) => onChange(event.target.value)}>
      <option value="" ?selected=${!value}>${any}</option>
      ${all.map((option) => html`<option value=${option} ?selected=${option === value}>${option}</option>`)}
    </select></label
  >`;
}

/** A text field that tells what was typed once the person pauses. */
export function search(label, value, placeholder, onInput) {
  return html`<label class="field grow"
    ><span>${label}</span
    ><input
      type="search"
      data-search
      spellcheck="false"
      autocomplete="off"
      .value=${value ?? ""}
      placeholder=${placeholder}
      @input=${(event) => later(event.target, onInput)}
  /></label>`;
}

const waiting = new WeakMap();

function later(input, action) {
  clearTimeout(waiting.get(input));
  waiting.set(
    input,
    setTimeout(() => action(input.value), 250),
  );
}

export function toggle(label, on, onChange, title = nothing) {
  return html`<button class="toggle" aria-pressed=${on ? "true" : "false"} title=${title} @click=${() => onChange(!on)}>
    ${label}
  </button>`;
}

/** Names and values, sorted by name. */
export function pairs(map, link = () => null) {
  const names = Object.keys(map ?? {}).sort();
  return names.length === 0
    ? nothing
    : html`<dl class="pairs">
        ${names.map((name) => html`<dt>${name}</dt><dd>${value(map[name], link(name, map[name]))}</dd>`)}
      </dl>`;
}

function value(data, href) {
  return pick(href, data !== null && typeof data === "object" ? json(data) : text(data));
}

/** A value that finds others like it. */
function pick(href, shown) {
  return href ? html`<a class="pick" href=${href} title="Only lines that have this">${shown}</a>` : shown;
}

/** A text of several lines keeps them. */
function text(data) {
  const shown = String(data);
  return shown.includes("\n") ? html`<pre tabindex="0">${shown}</pre>` : shown;
}

const MANY = 100;

/** JSON that opens and closes; link(path, value) tells where a value leads. */
export function json(data, link = () => null, path = "", depth = 0) {
  if (data === null || typeof data !== "object") {
    return pick(link(path, data), html`<span class="json-${data === null ? "null" : typeof data}">${
      typeof data === "string" ? text(data) : String(data)
    }</span>`);
  }
  const entries = Object.entries(data);
  const rows = html`<dl class="pairs">
    ${entries.slice(0, MANY).map(([name, item]) => html`<dt>${name}</dt><dd>${json(item, link, path ? path + "." + name : name, depth + 1)}</dd>`)}
    ${entries.length > MANY ? html`<dt>…</dt><dd>${entries.length - MANY} more</dd>` : nothing}
  </dl>`;
  if (depth === 0) {
    return rows;
  }
  const size = Array.isArray(data) ? "[" + entries.length + "]" : "{" + entries.length + "}";
  return html`<details ?open=${depth < 2}><summary>${size}</summary>${rows}</details>`;
}
