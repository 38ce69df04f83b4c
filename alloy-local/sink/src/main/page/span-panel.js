/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { duration, millis } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { trace } from "./links.js";
import { copy, failed, loading, pairs, service } from "./parts.js";

/** Everything that is known of one span. */
export class SpanPanel {
  isOpen = false;
  node = null;
  span = null;
  problem = null;

  constructor(app, onClose) {
    this.app = app;
    this.onClose = onClose;
  }

  async show(whole, node) {
    if (this.isOpen && this.node?.span.id === node.span.id) {
      return;
    }
    this.isOpen = true;
    this.whole = whole;
    this.node = node;
    this.span = null;
    this.problem = null;
    try {
      const span = await ask("span", { trace: whole.id, id: node.span.id });
      if (this.node === node) {
        this.span = span;
      }
    } catch (problem) {
      this.problem = problem;
    }
    this.app.draw();
  }

  hide() {
    this.isOpen = false;
    this.node = null;
  }

  template() {
    if (!this.isOpen) {
      return nothing;
    }
    const { node } = this;
    return html`<aside class="panel" aria-label="Details of the span" tabindex="-1">
      <header>
        <h2>${service(node.service)} ${node.span.name}</h2>
        <button class="quiet icon" aria-label="Close the details" title="Close (Esc)" @click=${this.onClose}>✕</button>
      </header>
      ${this.problem ? failed(this.problem) : this.span ? this.#details() : loading()}
    </aside>`;
  }

  #details() {
    const { node, span } = this;
    return html`
      <p class="facts"><span><b>${duration(node.end - node.start)}</b></span><span>starts at ${duration(node.start)}</span>
        <span>${span.kind}</span>${span.status === "unset" ? nothing : html`<span class=${node.error ? "is-error" : ""}>${span.status}</span>`}</p>
      ${node.error && span.statusMessage ? html`<p class="notice is-error">${span.statusMessage}</p>` : nothing}
      ${this.#odd()}
      ${section("Attributes", Object.keys(span.attributes).length, pairs(span.attributes), true)}
      ${section("Events", span.events.length, span.events.map((event) => this.#event(event)), true)}
      ${section("Log lines", node.lines.length, node.lines.slice(0, 50).map(line), true)}
      ${section("Links", span.links.length, span.links.map(link), true)}
      ${section("Resource", Object.keys(span.resource).length, pairs(span.resource))}
      ${section("Ids", 4, html`${pairs({
        "span id": span.spanId,
        "parent span id": span.parentSpanId || "none",
        scope: span.scope || "none",
        received: span.received,
      })}<p>${copy(span.spanId, "Copy the span id")}</p>`)}`;
  }

  #odd() {
    const { node } = this;
    if (node.cycle) {
      return html`<p class="notice is-warn">Its parent <code>${node.span.parent}</code> is its own descendant. Spans of two requests share ids: look at what copies the context.</p>`;
    }
    if (node.orphan) {
      return html`<p class="notice is-warn">Its parent <code>${node.span.parent}</code> has not arrived: not yet, dropped by sampling, or sent to somewhere else.</p>`;
    }
    return node.skewed
      ? html`<p class="notice is-warn">It starts before its parent: the clocks of two hosts disagree.</p>`
      : nothing;
  }

  #event(event) {
    const at = (millis(event.time) - millis(this.whole.start)) * 1e6;
    return html`<div class="event-details"><h3 class=${event.name === "exception" ? "is-error" : ""}>${event.name} <small>at ${duration(at)}</small></h3>${pairs(event.attributes)}</div>`;
  }
}

function section(title, size, content, open = false) {
  return size === 0
    ? nothing
    : html`<details class="section" ?open=${open}><summary>${title} <small>${size}</small></summary>${content}</details>`;
}

function line(one) {
  return html`<p class="one-line"><span class="level is-${one.level}">${one.level}</span> ${one.message}
    ${one.exception ? html`<em>${one.exception}</em>` : nothing}</p>`;
}

function link(to) {
  return html`<p><a href=${trace(to.traceId, to.spanId)}>Trace ${to.traceId}</a>${pairs(to.attributes)}</p>`;
}
