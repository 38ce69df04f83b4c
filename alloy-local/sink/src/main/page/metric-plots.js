/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { clock, measured, plural } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { trace } from "./links.js";
import { gridOf, heat, increases, labelsOf, quantiles, sum, values } from "./metric-data.js";
import { choice, loading } from "./parts.js";
import { heatPlot, linePlot, plotWidth } from "./plot.js";

const POINTS = 400;
const MOST_LINES = 10;
const MOST_DOTS = 150;
const FEW = 12;
const MOST_ROWS = 200;

/** The plots of one metric: what its type asks for. */
export class MetricPlots {
  name = "";
  series = null;
  hover = null;

  constructor(app) {
    this.app = app;
  }

  async load(family) {
    if (!family) {
      return;
    }
    if (this.name !== family.name) {
      this.name = family.name;
      this.series = null;
      this.hover = null;
    }
    const names = family.members.filter((name) => !/_(sum|count)$/.test(name) || family.members.length === 1);
    const answers = await Promise.all(names.map((name) => ask("series", { name, tenant: this.app.tenant, limit: POINTS })));
    if (this.name === family.name) {
      this.series = answers.flat();
    }
  }

  template(family) {
    if (!this.series || this.name !== family.name) {
      return loading();
    }
    const shown = this.series.filter((one) => this.#fits(one));
    const grid = gridOf(shown.length > 0 ? shown : this.series);
    const filters = this.#filters();
    if (shown.length === 0) {
      return html`${filters}<p class="summary">No series has all of these labels.</p>`;
    }
    if (shown.every((one) => one.points.length < 2)) {
      return html`${filters}<p class="summary">One point so far: a plot needs a second one.</p>${this.#table(shown, family)}`;
    }
    const natives = shown.filter((one) => one.points.some((point) => point.histogram));
    const buckets = shown.filter((one) => one.labels.le !== undefined);
    return html`${filters}
      ${natives.length + buckets.length > 0
        ? this.#histogram(family, buckets, natives, grid)
        : this.#lines(family, shown, grid)}
      ${this.#exemplars(shown, family)} ${this.#table(shown, family)}`;
  }

  /** Every series with its labels and its newest value, for who wants to read and not to look. */
  #table(shown, family) {
    const newest = (one) => Number(one.points.at(-1)?.value ?? NaN);
    const sorted = [...shown].sort((a, b) => newest(b) - newest(a));
    const unit = shown.some((one) => one.labels.le !== undefined) ? "" : family.unit;
    return html`<details class="block" ?open=${shown.length <= FEW || shown.every((one) => one.points.length < 2)}>
      <summary>${plural(shown.length, "series", "series")}</summary>
      <div class="scroll"><table>
        <thead><tr><th scope="col">Labels</th><th scope="col" class="n">Newest</th><th scope="col" class="n">At</th></tr></thead>
        <tbody>${sorted.slice(0, MOST_ROWS).map((one) => html`<tr><td class="labels">${this.#labels(one)}</td>
          <td class="n">${measured(newest(one), unit)}</td><td class="n">${one.points.length ? clock(one.points.at(-1).time, false) : ""}</td></tr>`)}</tbody>
      </table></div>
      ${sorted.length > MOST_ROWS ? html`<p class="summary">and ${sorted.length - MOST_ROWS} more: choose labels to see them.</p>` : nothing}
    </details>`;
  }

  #labels(one) {
    const labels = Object.entries(one.labels).map(([name, value]) => html`<span><i>${name}</i>=${value}</span>`);
    return html`${labels.length ? labels : "none"} <span class="tag">${one.tenant}</span>`;
  }

  /* Labels */

  get #chosen() {
    return [...this.app.params].filter(([name]) => name.startsWith("label.")).map(([name, value]) => [name.slice(6), value]);
  }

  #fits(one) {
    return this.#chosen.every(([name, value]) => one.labels[name] === value);
  }

  #filters() {
    const labels = [...labelsOf(this.series)].filter(([, all]) => all.length > 1);
    const chosen = new Map(this.#chosen);
    return labels.length === 0
      ? nothing
      : html`<div class="filters">
          ${labels.slice(0, 6).map(([name, all]) => choice(name, chosen.get(name) ?? "", all, "any", (value) => this.app.set({ ["label." + name]: value })))}
          ${choice("Split by", this.app.param("by"), labels.map(([name]) => name), this.#usually, (by) => this.app.set({ by }))}
        </div>`;
  }

  get #usually() {
    return this.series.some((one) => one.labels.le !== undefined) ? "nothing" : "each series";
  }

  /** The series by the value of the chosen label, or each for itself. */
  #groups(all) {
    const by = this.app.param("by");
    const groups = new Map();
    const differ = [...labelsOf(all)].filter(([, set]) => set.length > 1).map(([name]) => name);
    for (const one of all) {
      const name = by ? (one.labels[by] ?? "none") : differ.map((label) => one.labels[label] ?? "").join(" ") || one.name;
      const key = one.tenant + " " + name;
      groups.set(key, { name, all: [...(groups.get(key)?.all ?? []), one] });
    }
    return [...groups.values()];
  }

  /* Plots */

  #lines(family, shown, grid) {
    const counter = family.type === "counter" || /_(total|count|sum)$/.test(this.name);
    const lines = this.#groups(shown).map(({ name, all }) => {
      const each = all.map((one) => (counter ? increases(one.points, grid).map((grown) => (grown * 1000) / grid.step) : values(one.points, grid)));
      return { name, values: sum(each, grid.size) };
    });
    const last = (line) => line.values.findLast((value) => value !== null) ?? 0;
    lines.sort((a, b) => last(b) - last(a));
    return html`${this.#plot(counter ? rateTitle(family) : "Value", lines, grid, counter ? rateUnit(family) : family.unit)}
      ${lines.length > MOST_LINES ? html`<p class="summary">The ${MOST_LINES} highest of ${lines.length}: choose labels to see the others.</p>` : nothing}`;
  }

  #plot(title, lines, grid, unit) {
    return linePlot({
      title,
      lines: lines.slice(0, MOST_LINES).map((line, i) => ({ hue: "hue-" + i, ...line })),
      grid,
      unit,
      state: this,
      onHover: (column) => this.#point(column),
    });
  }

  #point(column) {
    if (this.hover !== column) {
      this.hover = column;
      this.app.draw();
    }
  }

  #histogram(family, buckets, natives, grid) {
    const rows = heat(buckets, natives, grid);
    const exemplars = this.#withTraces([...buckets, ...natives]);
    const count = sum(rows.map((row) => row.counts), grid.size);
    const many = this.app.param("by") ? this.#groups([...buckets, ...natives]) : [];
    return html`
      ${heatPlot({ title: "How the values are spread", rows, grid, unit: family.unit, exemplars })}
      ${this.#plot("Quantiles", [0.5, 0.95, 0.99].map((q) => ({ name: "p" + q * 100, values: quantiles(rows, q, grid.size) })), grid, family.unit)}
      ${this.#plot("Rate, per second", [{ name: "all", values: count.map((n) => (n * 1000) / grid.step) }], grid, "")}
      ${many.length > 0 ? this.#plot("p95 by " + this.app.param("by"), many.map(({ name, all }) => ({ name, values: this.#p95(all, grid) })), grid, family.unit) : nothing}`;
  }

  #p95(all, grid) {
    const rows = heat(all.filter((one) => one.labels.le !== undefined), all.filter((one) => one.labels.le === undefined), grid);
    return quantiles(rows, 0.95, grid.size);
  }

  /* Exemplars */

  /** The newest ones; a histogram has the same exemplar in one bucket only. */
  #withTraces(all) {
    return all
      .flatMap((one) => one.exemplars)
      .filter((exemplar) => exemplar.labels.trace_id)
      .sort((a, b) => a.time - b.time)
      .slice(-Math.min(MOST_DOTS, plotWidth() / 7));
  }

  #exemplars(shown, family) {
    const found = this.#withTraces(shown).sort((a, b) => b.value - a.value);
    return found.length === 0
      ? nothing
      : html`<section class="block" aria-labelledby="exemplars-title">
          <h2 id="exemplars-title">Exemplars <small>${plural(found.length, "measured value")} with a trace, the highest first</small></h2>
          <ul class="exemplars">${found.slice(0, 24).map((exemplar) => html`<li><a data-row href=${trace(exemplar.labels.trace_id, exemplar.labels.span_id)}>
            <b>${measured(exemplar.value, family.unit)}</b> ${clock(exemplar.time, false)} <code>${exemplar.labels.trace_id.slice(0, 8)}</code></a></li>`)}</ul>
        </section>`;
  }
}

function isTime({ unit }) {
  return unit === "s" || unit === "seconds";
}

/** Seconds in each second are a share of one core; anything else is a number in each second. */
function rateTitle(family) {
  return isTime(family) ? "Seconds in each second" : "Rate, per second";
}

function rateUnit(family) {
  return isTime(family) ? "" : family.unit === "By" || family.unit === "bytes" ? "bytes" : "";
}
