/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { ago, clock, count, duration, millis, plural } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { trace } from "./links.js";
import { choice, empty, failed, loading, search, service, toggle } from "./parts.js";
import { scatter } from "./scatter.js";
import { start } from "./start.js";

const FIRST = 100;
const MOST = 2000;
const OTHERS = 5;
const LEAST = ["1", "10", "100", "1000"];

/** The newest traces that fit, as dots over time and as a list. */
export class TracesView {
  title = "Traces";
  traces = null;
  problem = null;
  limit = FIRST;

  constructor(app) {
    this.app = app;
  }

  enter() {
    this.load();
  }

  changed() {
    return this.load();
  }

  async load() {
    const { app } = this;
    try {
      const found = await ask("traces", {
        tenant: app.tenant,
        service: app.param("service"),
        text: app.param("text"),
        errors: app.param("errors") && "true",
        min_ms: app.param("min_ms"),
        limit: this.limit,
      });
      this.traces = found.sort((a, b) => millis(b.start) - millis(a.start));
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    app.draw();
  }

  get isFiltered() {
    return ["service", "text", "errors", "min_ms"].some((name) => this.app.param(name));
  }

  template() {
    return html`<h1 class="sr">Traces</h1>
      ${this.#filters()} ${this.#content()}`;
  }

  #filters() {
    const { app } = this;
    return html`<div class="filters" role="search">
      ${search("Search", app.param("text"), "Name of a span, or a value of an attribute", (text) => app.set({ text }))}
      ${choice("Service", app.param("service"), app.services, "Any service", (name) => app.set({ service: name }))}
      <label class="field"><span>At least</span>
        <select @change=${(event) => app.set({ min_ms: event.target.value })}>
          <option value="" ?selected=${!app.param("min_ms")}>Any duration</option>
          ${LEAST.map((ms) => html`<option value=${ms} ?selected=${app.param("min_ms") === ms}>${duration(ms * 1e6)}</option>`)}
        </select></label>
      ${toggle("Errors only", app.param("errors") === "true", (on) => app.set({ errors: on && "true" }))}
    </div>`;
  }

  #content() {
    if (this.problem) {
      return failed(this.problem);
    }
    if (!this.traces) {
      return loading();
    }
    if (this.traces.length > 0) {
      return html`${scatter(this.traces)}${this.#list()}`;
    }
    return this.isFiltered
      ? empty(
          "No trace fits",
          "A span must have all of what is asked for: the service, the duration, the text in its name or in a value.",
          html`<button @click=${() => this.app.set({ service: "", text: "", errors: "", min_ms: "" })}>Show all traces</button>`,
        )
      : start("traces", this.app);
  }

  #list() {
    const tenants = this.app.tenants.length > 1 && !this.app.tenant;
    return html`<p class="summary">${plural(this.traces.length, "trace")}, the newest first${
      this.traces.length >= this.limit ? "; there are more" : ""}</p>
      <ol class="rows traces">${this.traces.map((t) => this.#row(t, tenants))}</ol>
      ${this.traces.length >= this.limit && this.limit < MOST ? this.#more() : nothing}`;
  }

  #row(t, tenants) {
    const [first, ...others] = t.services;
    return html`<li>
      <a data-row href=${trace(t.id)}>
        <time title=${ago(millis(t.start))}>${clock(millis(t.start))}</time>
        <span class="name">${service(first)} <b>${t.name}</b></span>
        <span class="others">${others.slice(0, OTHERS).map((name) => service(name))}
          ${others.length > OTHERS ? html`<span>+${others.length - OTHERS}</span>` : nothing}</span>
        ${tenants ? html`<span class="tag">${t.tenant}</span>` : nothing}
        <span class="state">
          ${t.orphans ? html`<span class="badge is-warn">${plural(t.orphans, "orphan")}</span>` : nothing}
          ${t.errors ? html`<span class="badge is-error">${plural(t.errors, "error")}</span>` : nothing}
        </span>
        <span class="spans">${plural(t.spans, "span")}</span>
        <span class="length">${duration(t.duration)}</span>
      </a>
    </li>`;
  }

  #more() {
    return html`<p class="summary"><button @click=${() => this.#showMore()}>Show up to ${count(Math.min(MOST, this.limit * 4))}</button></p>`;
  }

  #showMore() {
    this.limit = Math.min(MOST, this.limit * 4);
    this.load();
  }
}
