/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { bytes, count, duration, percent } from "./format.js";
import { html, nothing, svg } from "./lib/lit-html.js";
import { href } from "./links.js";
import { failed, loading, service } from "./parts.js";
import { start } from "./start.js";
import { violation } from "./violations.js";

const WORST = 5;

/** How the services do, what was refused, and how full the sink is. */
export class OverviewView {
  title = "Overview";
  services = null;
  problem = null;

  constructor(app) {
    this.app = app;
  }

  enter() {
    this.changed();
  }

  async changed() {
    try {
      const tenant = this.app.tenant;
      [this.services, this.violations] = await Promise.all([ask("services", { tenant }), ask("violations")]);
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
    const { usage } = this.app.status ?? {};
    if (!this.services || !usage) {
      return loading();
    }
    const held = Object.values(usage.stored).some((stored) => stored > 0);
    return html`<h1 class="sr">Overview</h1>
      ${held ? html`${this.#tiles(usage)}${this.#services()}${this.#refused()}` : start("overview", this.app)}
      ${this.#where()}`;
  }

  #tiles({ stored, evicted, bytes: used, maxBytes }) {
    const { refused = 0, flagged = 0 } = this.app.status;
    const lines = (kinds) => (kinds.line ?? 0) + (kinds.log_record ?? 0);
    const samples = (kinds) => (kinds.sample ?? 0) + (kinds.histogram ?? 0);
    const gone = Object.values(evicted).reduce((a, b) => a + b, 0);
    return html`<ul class="tiles">
      ${tile("#/traces", "Spans", count(stored.span ?? 0))}
      ${tile("#/logs", "Log lines", count(lines(stored)))}
      ${tile("#/metrics", "Samples", count(samples(stored)))}
      ${tile("#/violations", "Refused", count(refused), refused ? "is-error" : "", flagged ? count(flagged) + " flagged" : "nothing flagged")}
      <li class="tile"><h2>Memory</h2><p class="big">${percent(used, maxBytes)}</p>
        <meter min="0" max=${maxBytes} value=${used} aria-label="Memory in use"></meter>
        <p class="note">${bytes(used)} of ${bytes(maxBytes)}${gone ? html`; ${count(gone)} older records made room` : nothing}</p></li>
    </ul>`;
  }

  #services() {
    if (this.services.length === 0) {
      return nothing;
    }
    const byLoad = [...this.services].sort((a, b) => b.requests - a.requests);
    const most = Math.max(1, ...byLoad.flatMap((s) => s.slices));
    const tenants = new Set(byLoad.map((s) => s.tenant)).size > 1;
    return html`<section aria-labelledby="services-title" class="block">
      <h2 id="services-title">Services <small>requests of the newest 15 minutes</small></h2>
      <div class="scroll"><table>
        <thead><tr><th scope="col">Service</th>${tenants ? html`<th scope="col" class="often">Tenant</th>` : nothing}
          <th scope="col" class="wide">Requests over time</th><th scope="col" class="n">Rate</th><th scope="col" class="n">Errors</th>
          <th scope="col" class="n often">p50</th><th scope="col" class="n">p95</th><th scope="col" class="n often">p99</th><th scope="col"><span class="sr">Look at</span></th></tr></thead>
        <tbody>${byLoad.map((one) => this.#service(one, most, tenants))}</tbody>
      </table></div>
    </section>`;
  }

  #service(one, most, tenants) {
    const name = one.service;
    return html`<tr>
      <th scope="row"><a data-row href=${href("traces", { service: name })}>${service(name)}</a></th>
      ${tenants ? html`<td class="often">${one.tenant}</td>` : nothing}
      <td class="wide">${spark(one, most)}</td>
      <td class="n">${rate(one)}</td>
      <td class="n">${one.errors ? html`<a class="is-error" href=${href("traces", { service: name, errors: "true" })}>${percent(one.errors, one.requests)}</a>` : one.requests ? "0 %" : "–"}</td>
      <td class="n often">${took(one, one.p50)}</td><td class="n">${took(one, one.p95)}</td><td class="n often">${took(one, one.p99)}</td>
      <td class="n"><a href=${href("logs", { service: name })} aria-label="Logs of ${name}">Logs</a></td>
    </tr>`;
  }

  #refused() {
    const { app } = this;
    const mine = this.violations.filter((v) => !app.tenant || v.tenant === app.tenant);
    const worst = [...mine].sort((a, b) => b.refused - a.refused || b.count - a.count).slice(0, WORST);
    return html`<section aria-labelledby="refused-title" class="block">
      <h2 id="refused-title">What production would refuse <small>and what is usually a mistake</small></h2>
      ${worst.length === 0
        ? html`<p class="fine"><span class="is-good">✓</span> Everything that arrived keeps to the limits and to the contract.</p>`
        : html`<ul class="cards">${worst.map((v) => violation(v, true))}</ul>
            ${mine.length > worst.length ? html`<p><a href="#/violations">All ${mine.length}</a></p>` : nothing}`}
    </section>`;
  }

  #where() {
    const { sink } = this.app;
    if (!sink) {
      return nothing;
    }
    return html`<section aria-labelledby="where-title" class="block">
      <h2 id="where-title">Where to send</h2>
      <dl class="pairs">
        <dt>OTLP, gRPC</dt><dd>${sink.otlp_grpc}</dd>
        <dt>OTLP, HTTP</dt><dd>${sink.otlp_http}</dd>
        <dt>Loki push</dt><dd>${sink.http}/loki/api/v1/push</dd>
        <dt>Remote write</dt><dd>${sink.http}/api/v1/push</dd>
        <dt>Tenant</dt><dd>${sink.tenants.length ? "X-Scope-OrgID: one of " + sink.tenants.join(", ") : "X-Scope-OrgID: any; without it, anonymous"}</dd>
        <dt>Limits</dt><dd>${sink.warn_only ? "what breaks one is taken and flagged" : "what breaks one is refused, as production does"}</dd>
      </dl>
    </section>`;
  }
}

/** What a service does inside the requests of others is no request of its own. */
function took({ requests }, nanos) {
  return requests ? duration(nanos) : "–";
}

function rate({ requests, rate: perSecond }) {
  if (requests === 0) {
    return "–";
  }
  const [value, unit] = perSecond >= 1 ? [perSecond, "/s"] : [perSecond * 60, "/min"];
  return (value < 0.1 ? "< 0.1" : Number(value.toPrecision(2))) + " " + unit;
}

function tile(to, title, big, classes = "", note = nothing) {
  return html`<li class="tile"><a data-row href=${to}><h2>${title}</h2><p class="big ${classes}">${big}</p>
    ${note === nothing ? nothing : html`<p class="note">${note}</p>`}</a></li>`;
}

/** Requests over time; what failed of them is red. */
function spark({ slices, failures, service: name }, most) {
  const height = (value) => (24 * value) / most;
  return html`<svg class="spark" viewBox="0 0 ${slices.length * 5} 24" preserveAspectRatio="none" role="img"
    aria-label="Requests of ${name} over time, at most ${Math.max(...slices)} in half a minute">
    ${slices.map((n, i) => svg`<rect x=${i * 5} width="4" y=${24 - height(n)} height=${height(n)} />
      <rect class="failed" x=${i * 5} width="4" y=${24 - height(failures[i])} height=${height(failures[i])} />`)}
  </svg>`;
}
