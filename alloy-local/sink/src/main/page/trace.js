/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { clock, day, duration, millis, plural } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { Line } from "./lines.js";
import { href } from "./links.js";
import { copy, empty, failed, loading, search, service, toggle } from "./parts.js";
import { SpanPanel } from "./span-panel.js";
import { criticalPath, grow, rows } from "./tree.js";
import { VirtualRows } from "./virtual.js";
import { axis, row } from "./waterfall.js";

const ROW = 28;
const MOST_LINES = 5000;
const YOUNG = 60_000;

/** One trace as a waterfall, with the log lines of its spans between them. */
export class TraceView {
  title = "Trace";
  argument = "";
  trace = null;
  problem = null;
  tree = null;
  rows = [];
  at = 0;
  folded = new Set();
  withLines = true;
  critical = null;
  zoom = null;
  text = "";

  constructor(app) {
    this.app = app;
    this.list = new VirtualRows(ROW, () => app.draw());
    this.panel = new SpanPanel(app, () => this.closePanel());
  }

  enter(id) {
    if (id !== this.argument) {
      this.argument = id;
      this.trace = null;
      this.load();
    } else {
      this.#selectFromAddress();
    }
  }

  /** More of a trace may come for a while after it has ended. */
  changed() {
    const end = this.trace ? millis(this.trace.start) + this.trace.duration / 1e6 : 0;
    return Date.now() - end < YOUNG ? this.load() : undefined;
  }

  async load() {
    const id = this.argument;
    try {
      const [trace, lines] = await Promise.all([
        ask("waterfall", { id }),
        ask("logs", { trace_id: id, limit: MOST_LINES }),
      ]);
      this.#show(trace, lines.map((raw) => new Line(raw)));
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.app.draw();
  }

  #show(trace, lines) {
    const isNew = !this.trace;
    const same = this.trace && this.trace.spans.length === trace.spans.length && this.lineCount === lines.length;
    if (same) {
      return;
    }
    this.trace = trace;
    this.lineCount = lines.length;
    this.tree = grow(trace, lines);
    this.path = criticalPath(this.tree);
    this.services = [...new Set(trace.sources.map((source) => source.service))];
    this.errors = this.tree.order.filter((node) => node.error).length;
    if (isNew) {
      this.critical = true;
      this.title = this.tree.roots[0]?.span.name;
      document.title = this.title + " · lgtm4j";
    }
    this.#layout();
    if (isNew) {
      this.#selectFromAddress();
    }
  }

  #layout() {
    const selected = this.rows[this.at];
    this.rows = rows(this.tree, this.folded, this.withLines);
    this.list.count = this.rows.length;
    const again = this.rows.findIndex((r) => selected && r.kind === selected.kind && r.node.span.id === selected.node.span.id);
    this.at = Math.max(0, again >= 0 ? again : Math.min(this.at, this.rows.length - 1));
    this.app.draw();
  }

  #selectFromAddress() {
    const id = this.app.param("span");
    const node = id && this.tree?.nodes.get(id);
    if (node) {
      this.#reveal(node);
      this.panel.show(this.trace, node);
    } else {
      this.panel.hide();
    }
  }

  /** Opens what hides a span, and goes to it. */
  #reveal(node) {
    for (let parent = node.parent; parent; parent = parent.parent) {
      this.folded.delete(parent.span.id);
    }
    this.#layout();
    this.#goTo(this.rows.findIndex((r) => r.kind === "span" && r.node === node));
  }

  #goTo(index) {
    this.at = Math.max(0, Math.min(index, this.rows.length - 1));
    this.list.reveal(this.at);
    this.app.draw();
  }

  get range() {
    return this.zoom ?? [0, Math.max(1, this.tree.duration)];
  }

  /* What is shown */

  template() {
    if (this.problem) {
      return this.problem.status === 404
        ? empty(
            "This trace is not held",
            "No span of it has arrived, or the oldest ones made room for others. An exemplar or a log line may lead to a trace that was never sampled.",
            html`<a class="button" href="#/traces">All traces</a>`,
          )
        : failed(this.problem);
    }
    return this.tree ? html`${this.#head()}${this.#body()}` : loading();
  }

  #head() {
    const { trace, tree } = this;
    const start = millis(trace.start);
    return html`<div class="trace-head">
      <a class="back" href="#/traces" aria-label="All traces">‹ Traces</a>
      <h1>${service(tree.roots[0].service)} ${tree.roots[0].span.name}</h1>
      <p class="facts">
        <span><b>${duration(tree.duration)}</b></span>
        <span>${day(start)} ${clock(start)}</span>
        <span>${plural(tree.nodes.size, "span")}</span>
        <span>${plural(this.services.length, "service")}</span>
        <span>${plural(this.lineCount, "log line")}</span>
        ${this.errors ? html`<span class="is-error">${plural(this.errors, "error")}</span>` : nothing}
        ${trace.orphans.length ? html`<span class="is-warn" title="Their parent has not arrived, or is their own descendant">${plural(trace.orphans.length, "orphan")}</span>` : nothing}
        ${trace.skewed.length ? html`<span class="is-warn" title="They start before their parent: the clocks of two hosts disagree">${plural(trace.skewed.length, "span")} before the parent</span>` : nothing}
        ${trace.duplicates ? html`<span class="is-warn" title="The same span arrived more than once; the last one is shown">${plural(trace.duplicates, "span")} sent twice</span>` : nothing}
        <span class="tag">${trace.tenant}</span>
        <span class="id"><code>${trace.id}</code>${copy(trace.id, "Copy the trace id")}</span>
      </p>
      <div class="filters">
        ${search("Find in this trace", this.text, "Name, service or message", (text) => this.#find(text))}
        ${toggle("Critical path", this.critical, (on) => this.#set("critical", on), "What the end of the trace waited for (c)")}
        ${this.lineCount ? toggle("Log lines", this.withLines, (on) => this.#toggleLines(on), "Between the spans (l)") : nothing}
        <button @click=${() => this.#fold(this.folded.size > 0)} title="e, E">${this.folded.size > 0 ? "Open all" : "Close all"}</button>
        ${this.errors ? html`<button @click=${() => this.#nextError(1)} title="n, N">Next error</button>` : nothing}
        ${this.zoom ? html`<button @click=${() => this.#set("zoom", null)} title="z">Whole trace</button>` : nothing}
        ${this.lineCount ? html`<a class="button" href=${href("logs", { trace_id: trace.id })}>Lines in Logs</a>` : nothing}
      </div>
    </div>`;
  }

  #body() {
    const context = { range: this.range, path: this.critical ? this.path : null, text: this.text, start: millis(this.trace.start) };
    return html`<div class="trace-body ${this.panel.isOpen ? "has-panel" : ""}">
      <div class="waterfall">
        ${axis(this.range)}
        <div class="viewport" role="treegrid" tabindex="0" aria-label="Spans and log lines of the trace"
          aria-rowcount=${this.rows.length} aria-activedescendant="row-${this.at}" @scroll=${() => this.list.scrolled()}>
          ${this.list.rows((index, style) => this.#row(index, style, context))}
        </div>
      </div>
      ${this.panel.template()}
    </div>`;
  }

  #row(index, style, context) {
    const shown = this.rows[index];
    return row(shown, {
      ...context,
      index,
      style,
      selected: index === this.at,
      folded: this.folded.has(shown.node.span.id),
      onSelect: () => this.#select(index),
      onFold: () => this.#foldOne(shown.node),
    });
  }

  drawn() {
    const port = document.querySelector(".waterfall .viewport");
    if (port && port !== this.list.viewport) {
      this.list.attach(port);
      this.list.reveal(this.at);
      if (document.activeElement === document.body) {
        port.focus({ preventScroll: true });
      }
      this.app.draw();
    }
  }

  /* What is done */

  #set(name, value) {
    this[name] = value;
    this.app.draw();
  }

  #toggleLines(on) {
    this.withLines = on;
    this.#layout();
  }

  #select(index) {
    this.at = index;
    const { kind, node } = this.rows[index];
    if (kind === "more") {
      this.app.go("logs", { trace_id: this.trace.id });
    } else {
      this.app.set({ span: node.span.id });
    }
  }

  closePanel() {
    this.app.set({ span: "" });
    this.list.viewport?.focus({ preventScroll: true });
  }

  #foldOne(node) {
    if (!this.folded.delete(node.span.id)) {
      this.folded.add(node.span.id);
    }
    this.#layout();
  }

  #fold(open) {
    this.folded = open ? new Set() : new Set(this.tree.order.filter((n) => n.children.length > 0 && n.parent).map((n) => n.span.id));
    this.#layout();
  }

  #find(text) {
    this.text = text.toLowerCase();
    const found = this.tree.order.find((node) => matches(node, this.text));
    if (this.text && found) {
      this.#reveal(found);
    }
    this.app.draw();
  }

  #nextError(step) {
    const errors = this.tree.order.filter((node) => node.error);
    if (errors.length === 0) {
      return;
    }
    const order = new Map(this.tree.order.map((node, i) => [node, i]));
    const here = order.get(this.rows[this.at]?.node) ?? -1;
    const ahead = step > 0 ? errors.find((n) => order.get(n) > here) : errors.findLast((n) => order.get(n) < here);
    this.#reveal(ahead ?? (step > 0 ? errors[0] : errors.at(-1)));
    this.app.set({ span: this.rows[this.at].node.span.id });
  }

  #zoomTo(node) {
    const margin = Math.max(1, (node.end - node.start) * 0.05);
    this.#set("zoom", this.zoom ? null : [Math.max(0, node.start - margin), node.end + margin]);
  }

  key(event) {
    const shown = this.rows[this.at];
    if (!shown || event.target.closest("button, summary, a, .panel")) {
      return event.key === "Escape" && this.#escape();
    }
    const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: this.list.page, PageUp: -this.list.page, Home: -Infinity, End: Infinity };
    if (event.key in moves) {
      const to = this.at + moves[event.key];
      this.#goTo(Math.max(0, Math.min(to, this.rows.length - 1)));
      return true;
    }
    return this.#act(event.key, shown);
  }

  #act(key, { node, kind }) {
    switch (key) {
      case "ArrowRight":
        return this.#open(node);
      case "ArrowLeft":
        return this.#close(node, kind);
      case "Enter":
        this.#select(this.at);
        return true;
      case "Escape":
        return this.#escape();
      case "n":
      case "N":
        this.#nextError(key === "n" ? 1 : -1);
        return true;
      case "c":
        this.#set("critical", !this.critical);
        return true;
      case "l":
        this.#toggleLines(!this.withLines);
        return true;
      case "z":
        this.#zoomTo(node);
        return true;
      case "e":
      case "E":
        this.#fold(key === "e");
        return true;
      default:
        return false;
    }
  }

  #open(node) {
    if (this.folded.has(node.span.id)) {
      this.#foldOne(node);
    } else if (node.children.length > 0) {
      this.#goTo(this.at + 1);
    }
    return true;
  }

  #close(node, kind) {
    if (kind === "span" && node.children.length > 0 && !this.folded.has(node.span.id)) {
      this.#foldOne(node);
    } else {
      const above = kind === "span" ? node.parent : node;
      this.#goTo(this.rows.findIndex((r) => r.kind === "span" && r.node === above));
    }
    return true;
  }

  #escape() {
    if (this.panel.isOpen) {
      this.closePanel();
    } else if (this.zoom) {
      this.#set("zoom", null);
    } else {
      this.app.go("traces");
    }
    return true;
  }
}

export function matches(node, text) {
  return (
    text !== "" &&
    (node.span.name.toLowerCase().includes(text) ||
      node.service.toLowerCase().includes(text) ||
      node.span.message.toLowerCase().includes(text) ||
      node.lines.some((line) => line.message.toLowerCase().includes(text)))
  );
}
