/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { ago, count, shortCount } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { empty, failed, loading, service } from "./parts.js";

const PRODUCTS = { loki: "Loki", mimir: "Mimir", tempo: "Tempo", contract: "Contract" };

/** Who sends, how much of it, and the limits that hold for them. */
export class TenantsView {
  title = "Tenants";
  tenants = null;
  problem = null;

  constructor(app) {
    this.app = app;
  }

  enter() {
    this.changed();
  }

  async changed() {
    try {
      this.tenants = await ask("tenants");
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.app.draw();
  }

  template() {
    if (this.problem) {
      return failed(this.problem);
    }
    if (!this.tenants) {
      return loading();
    }
    const { tenant } = this.app;
    const shown = this.tenants.filter((t) => !tenant || t.tenant === tenant);
    return html`<h1 class="sr">Tenants</h1>
      ${shown.length === 0
        ? empty(
            "No tenant yet",
            "A tenant is whoever the header X-Scope-OrgID names; lgtm4j sends the environment unless LGTM_TENANT is set. What comes without it belongs to anonymous.",
          )
        : html`<ul class="cards block tenants">${shown.map((t) => this.#tenant(t))}</ul>`}`;
  }

  #tenant(t) {
    const own = t.limits.filter((limit) => limit.value !== limit.usual);
    return html`<li class="card"><article>
      <header>
        <h2>${t.tenant}</h2>
        ${t.configured ? html`<span class="tag">configured</span>` : nothing}
        ${t.refused ? html`<span class="badge is-error">${shortCount(t.refused)} refused</span>` : nothing}
        ${t.flagged ? html`<span class="badge is-warn">${shortCount(t.flagged)} flagged</span>` : nothing}
        <span class="when">${t.newest ? ago(t.newest) : "nothing yet"}</span>
      </header>
      <p class="services">${t.services.map((name) => html`<button class="quiet" @click=${() => this.#look(t, name)} aria-label="Traces of ${name}">${service(name)}</button>`)}</p>
      <dl class="figures">
        <div><dt>Spans</dt><dd>${count(t.spans)}</dd></div>
        <div><dt>Log lines</dt><dd>${count(t.lines)}</dd></div>
        <div><dt>Series</dt><dd>${count(t.series)}</dd></div>
        <div><dt>Samples</dt><dd>${count(t.samples)}</dd></div>
      </dl>
      <details class="section"><summary>Limits <small>${own.length ? own.length + " of its own" : "the products' defaults"}</small></summary>
        ${Object.entries(PRODUCTS).map(([key, name]) => limits(t, key, name))}
      </details>
    </article></li>`;
  }

  #look(tenant, name) {
    this.app.chooseTenant(tenant.tenant);
    this.app.go("traces", { service: name });
  }
}

function limits(tenant, key, name) {
  const mine = tenant.limits.filter((limit) => limit.name.startsWith(key + "."));
  return html`<h3>${name}</h3><dl class="pairs limits">
    ${mine.map(({ name: full, value, usual }) => html`<dt>${full.slice(key.length + 1)}</dt>
      <dd>${value === usual ? value : html`<b>${value}</b> <small>usually ${usual}</small>`}</dd>`)}
  </dl>`;
}
