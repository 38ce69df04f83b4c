/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { plural } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { href } from "./links.js";
import { MetricPlots } from "./metric-plots.js";
import { empty, failed, loading, search } from "./parts.js";
import { plotWidth } from "./plot.js";
import { start } from "./start.js";

/** The metrics of the contract and beyond, and one of them over time. */
export class MetricsView {
  title = "Metrics";
  argument = "";
  families = null;
  problem = null;

  constructor(app) {
    this.app = app;
    this.plots = new MetricPlots(app);
  }

  enter(name) {
    this.argument = name;
    this.title = name || "Metrics";
    this.changed();
  }

  async changed() {
    const { app } = this;
    try {
      const [metrics, contract] = await Promise.all([
        ask("metrics", { tenant: app.tenant, limit: 1 }),
        this.contract ?? ask("contract"),
      ]);
      this.contract = contract;
      this.families = families(metrics, contract);
      this.problem = null;
      if (this.argument) {
        await this.plots.load(this.#chosen);
      }
    } catch (problem) {
      this.problem = problem;
    }
    app.draw();
  }

  /** The plots are as wide as their place, which is known only once it is there. */
  drawn() {
    const width = plotWidth();
    if (this.argument && width !== this.width) {
      this.width = width;
      this.app.draw();
    }
  }

  get #chosen() {
    return this.families.find((family) => family.name === this.argument);
  }

  template() {
    if (this.problem) {
      return failed(this.problem);
    }
    if (!this.families) {
      return loading();
    }
    if (!this.families.some((family) => family.series > 0)) {
      return html`<h1 class="sr">Metrics</h1>${start("metrics", this.app)}`;
    }
    return html`${this.argument ? nothing : html`<h1 class="sr">Metrics</h1>`}
    <div class="metrics ${this.argument ? "has-metric" : ""}">
      ${this.#list()}
      <div class="metric">${this.argument ? this.#metric() : html`${empty("Choose a metric", "The dot beside a name tells that it has exemplars: they lead to traces.")}`}</div>
    </div>`;
  }

  #list() {
    const { app } = this;
    const text = app.param("text").toLowerCase();
    const fits = this.families.filter((family) => family.name.includes(text));
    const has = (family) => family.series > 0;
    return html`<nav class="metric-list" aria-label="Metrics">
      <div class="filters" role="search">${search("Search", app.param("text"), "Name of a metric", (value) => app.set({ text: value }))}</div>
      ${group("In the contract", fits.filter((f) => f.contract && has(f)), this)}
      ${group("Beyond the contract", fits.filter((f) => !f.contract), this)}
      ${group("In the contract, not seen", fits.filter((f) => f.contract && !has(f)), this)}
    </nav>`;
  }

  #metric() {
    const family = this.#chosen;
    if (!family) {
      return empty("Nothing of " + this.argument, "No series of that name is held for this tenant.", html`<a class="button" href="#/metrics">All metrics</a>`);
    }
    return html`<header class="metric-head">
        <a class="back" href="#/metrics">‹ Metrics</a>
        <h1>${family.name}</h1>
        <p class="facts"><span>${family.type === "unknown" ? "type not told" : family.type}</span>${family.unit ? html`<span>unit ${family.unit}</span>` : nothing}
          <span>${plural(family.series, "series", "series")}</span>
          ${family.contract ? html`<span class="tag">contract</span>` : html`<span class="tag">beyond the contract</span>`}</p>
      </header>
      ${family.series === 0 ? this.#unseen(family) : this.plots.template(family)}`;
  }

  #unseen(family) {
    return empty(
      "Not seen yet",
      "The contract has this metric with the labels " + (family.labels.join(", ") || "none") + ". It comes from the agent, the SDK or the starter once something uses what it measures.",
    );
  }
}

function group(title, all, view) {
  return all.length === 0
    ? nothing
    : html`<h2>${title} <small>${all.length}</small></h2><ul>${all.map((family) => entry(family, view))}</ul>`;
}

function entry(family, view) {
  const here = family.name === view.argument;
  return html`<li><a data-row href=${href("metrics/" + family.name, { text: view.app.param("text") })} aria-current=${here ? "page" : nothing} class=${family.series ? "" : "is-unseen"}>
    <span class="metric-name">${family.name}</span>
    ${family.exemplars ? html`<i class="has-exemplars" title="has exemplars"></i><span class="sr">has exemplars</span>` : nothing}
    <small>${family.type}</small></a></li>`;
}

/** Names of one family under one: a histogram counts as many series as it has label sets. */
function families(metrics, contract) {
  const found = new Map();
  for (const metric of metrics) {
    const known = found.get(metric.family) ?? {
      name: metric.family, members: [], series: 0, exemplars: false, contract: metric.contract, type: metric.type, unit: metric.unit, labels: [],
    };
    known.members.push(metric.name);
    known.exemplars ||= metric.exemplars;
    known.series = Math.max(known.series, metric.name.endsWith("_bucket") ? 0 : metric.series);
    known.unit ||= metric.unit;
    known.type = known.type === "unknown" ? guess(metric) : known.type;
    found.set(metric.family, known);
  }
  for (const { name, type, unit, labels } of contract) {
    const known = found.get(name);
    if (known) {
      known.labels = labels;
      known.unit ||= unit;
    } else {
      found.set(name, { name, members: [], series: 0, exemplars: false, contract: true, type, unit, labels });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Remote write may come without types: names tell. */
function guess({ name }) {
  if (name.endsWith("_total")) {
    return "counter";
  }
  return name.endsWith("_bucket") ? "histogram" : "unknown";
}
