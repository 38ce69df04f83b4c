/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { ago, count, plural, words } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { empty, failed, loading, search, toggle } from "./parts.js";

/** What was refused or flagged, and what to change. */
export class ViolationsView {
  title = "Violations";
  all = null;
  problem = null;

  constructor(app) {
    this.app = app;
  }

  enter() {
    this.changed();
  }

  async changed() {
    try {
      this.all = await ask("violations");
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.app.draw();
  }

  get shown() {
    const { app } = this;
    const text = app.param("text").toLowerCase();
    return this.all
      .filter((v) => !app.tenant || v.tenant === app.tenant)
      .filter((v) => !app.param("refused") || v.refused)
      .filter((v) => [v.rule, v.subject, v.message, v.advice, v.tenant].some((t) => t.toLowerCase().includes(text)))
      .sort((a, b) => b.refused - a.refused || b.count - a.count);
  }

  template() {
    const { app } = this;
    return html`<h1 class="sr">Violations</h1>
      <div class="filters" role="search">
        ${search("Search", app.param("text"), "Rule, service, stream or metric", (text) => app.set({ text }))}
        ${toggle("Refused only", app.param("refused") === "true", (on) => app.set({ refused: on && "true" }))}
      </div>
      ${this.#content()}`;
  }

  #content() {
    if (this.problem) {
      return failed(this.problem);
    }
    if (!this.all) {
      return loading();
    }
    if (this.all.length === 0) {
      return empty(
        "Nothing to change",
        "Everything that arrived keeps to the limits of production and to the contract. What does not shows up here, with the text that Loki, Mimir or Tempo would answer and what to change.",
      );
    }
    const { shown } = this;
    const refused = shown.filter((v) => v.refused).length;
    return shown.length === 0
      ? empty("No violation fits", "There are others.", html`<button @click=${() => this.app.set({ text: "", refused: "" })}>Show all ${this.all.length}</button>`)
      : html`<p class="summary">${plural(shown.length, "kind")}: ${refused} refused, ${shown.length - refused} taken and flagged</p>
          <ul class="cards block">${shown.map((v) => violation(v))}</ul>`;
  }
}

function when(v, brief) {
  const [first, last] = [ago(Date.parse(v.first)), ago(Date.parse(v.last))];
  return brief || first === last ? last : "since " + first + ", last " + last;
}

/** A violation as a card: the change to make comes first, then what was answered. */
export function violation(v, brief = false) {
  return html`<li class="card ${v.refused ? "is-refused" : ""}">
    <article>
      <header>
        ${brief ? html`<h3>${words(v.rule)}</h3>` : html`<h2>${words(v.rule)}</h2>`}
        <span class="badge ${v.refused ? "is-error" : "is-warn"}">${v.refused ? "refused" : "flagged"}</span>
        <span class="times">${count(v.count)} ×</span>
        <span class="when">${when(v, brief)}</span>
      </header>
      <p class="advice"><b>Change</b> ${v.advice}</p>
      <p class="said">${v.message}</p>
      ${brief ? nothing : html`<p class="of">${v.subject ? html`<code>${v.subject}</code>` : nothing}<span class="tag">${v.tenant || "no tenant"}</span></p>`}
    </article>
  </li>`;
}
