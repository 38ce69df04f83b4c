/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { clock, count, day, plural } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";
import { href, trace } from "./links.js";
import { lineDetails } from "./line-details.js";
import { LineSource } from "./line-source.js";
import { choice, empty, failed, loading, search, service, toggle } from "./parts.js";
import { start } from "./start.js";
import { VirtualRows } from "./virtual.js";

const LEVELS = ["error", "warn", "info", "debug", "trace"];
const ROW = 26;
const FIELD = "field.";

/** Log lines, oldest first, with the newest at the end as they come. */
export class LogsView {
  title = "Logs";
  at = -1;
  follow = true;

  constructor(app) {
    this.app = app;
    this.source = new LineSource(this);
    this.list = new VirtualRows(ROW, () => app.draw());
    this.sizes = new ResizeObserver((entries) => entries.forEach((e) => this.#measure(e)));
  }

  enter() {
    this.source.follow(this.filter);
  }

  leave() {
    this.source.close();
    this.sizes.disconnect();
  }

  get lines() {
    return this.source.lines;
  }

  get filter() {
    const { app } = this;
    return {
      tenant: app.tenant,
      service: app.param("service"),
      text: app.param("text"),
      trace_id: app.param("trace_id"),
      level: app.param("level") ? app.param("level").split(",") : [],
      field: this.#fields.map(([name, value]) => name + "=" + value),
    };
  }

  /** Names and values that lines must have. */
  get #fields() {
    return [...this.app.params].filter(([name]) => name.startsWith(FIELD)).map(([name, value]) => [name.slice(FIELD.length), value]);
  }

  /** The address of the lines that also have this; long values are no filter. */
  #only(name, value) {
    const text = String(value);
    return value === null || text.length > 200 || name === "message" || name === "timestamp"
      ? null
      : href("logs", { ...Object.fromEntries(this.app.params), [FIELD + name]: text });
  }

  /* What the source of the lines tells */

  restarted() {
    this.follow = true;
    this.at = -1;
    this.list.reset();
    this.app.draw();
  }

  /** @param over how many of the oldest lines made room */
  appended(over = 0) {
    if (over > 0) {
      this.list.reset();
      this.at = Math.max(-1, this.at - over);
    }
    this.list.count = this.lines.length;
    if (this.follow) {
      this.#toEnd();
    }
    this.app.draw();
  }

  /** Older lines came: what was seen stays where it is. */
  prepended(count) {
    const port = this.list.viewport;
    const from = this.list.height - (port?.scrollTop ?? 0);
    this.at += this.at >= 0 ? count : 0;
    this.list.shift(count);
    this.list.count = this.lines.length;
    this.keep = this.list.height - from;
    this.app.draw();
  }

  isPaused() {
    return this.app.paused;
  }

  changed() {
    this.source.take();
    this.app.draw();
  }

  #toEnd() {
    this.list.count = this.lines.length;
    this.end = true;
    this.app.draw();
  }

  #scrolled() {
    const port = this.list.viewport;
    this.follow = this.list.isAtEnd;
    if (port.scrollTop < 40 * ROW) {
      this.source.older();
    }
    this.list.scrolled();
  }

  /* What is shown */

  template() {
    return html`<h1 class="sr">Logs</h1>
      ${this.#filters()} ${this.#content()}`;
  }

  #filters() {
    const { app, filter } = this;
    return html`<div class="filters" role="search">
      ${search("Search", filter.text, "A text in the line", (text) => app.set({ text }))}
      ${choice("Service", filter.service, app.services, "Any service", (name) => app.set({ service: name }))}
      <span class="field" role="group" aria-label="Levels">
        <span aria-hidden="true">Levels</span>
        <span class="chips">${LEVELS.map((level) => toggle(level, filter.level.includes(level), (on) => this.#level(level, on)))}</span>
      </span>
      ${filter.trace_id
        ? html`<span class="chip">Trace <a href=${trace(filter.trace_id)}><code>${filter.trace_id.slice(0, 8)}…</code></a>
            <button class="quiet icon" aria-label="Lines of any trace" title="Lines of any trace" @click=${() => app.set({ trace_id: "" })}>✕</button></span>`
        : nothing}
      ${this.#fields.map(([name, value]) => html`<span class="chip"><code>${name} = ${value}</code>
        <button class="quiet icon" aria-label="Any ${name}" title="Any ${name}" @click=${() => app.set({ [FIELD + name]: "" })}>✕</button></span>`)}
      ${toggle("Follow", this.follow, (on) => this.#follow(on), "Stay at the newest line (f)")}
    </div>`;
  }

  #level(level, on) {
    const levels = new Set(this.filter.level);
    on ? levels.add(level) : levels.delete(level);
    this.app.set({ level: LEVELS.filter((one) => levels.has(one)).join(",") });
  }

  #follow(on) {
    this.follow = on;
    if (on) {
      this.#toEnd();
    }
    this.app.draw();
  }

  #content() {
    if (this.source.problem) {
      return failed(this.source.problem);
    }
    if (!this.source.loaded) {
      return loading();
    }
    if (this.lines.length === 0) {
      return this.#nothing();
    }
    return html`${this.#summary()}
      <div class="log-lines viewport" role="treegrid" tabindex="0" aria-label="Log lines" aria-rowcount=${this.lines.length}
        aria-activedescendant=${this.at >= 0 ? "line-" + this.at : nothing} @scroll=${() => this.#scrolled()}>
        ${this.list.rows((index, style) => this.#row(index, style))}
      </div>`;
  }

  #nothing() {
    const { text, service: name, trace_id: id, level, field } = this.filter;
    return text || name || id || level.length + field.length > 0
      ? empty(
          "No line fits",
          "New lines that fit will show up here as they arrive.",
          html`<button @click=${() => this.app.go("logs")}>Show all lines</button>`,
        )
      : start("logs", this.app);
  }

  #summary() {
    const [first, last] = [this.lines[0], this.lines.at(-1)];
    const more = this.source.isFull ? ", the most this page holds" : this.source.hasOlder ? "; older ones load as you scroll up" : "";
    return html`<p class="summary" role="status">${plural(this.lines.length, "line")} from ${day(first.time)} ${clock(first.time, false)} to ${clock(last.time, false)}${more}
      ${this.source.missed ? html`<span class="is-warn">${count(this.source.missed)} came too fast to be shown</span>` : nothing}
      ${this.follow ? nothing : html`<button class="quiet" @click=${() => this.#follow(true)}>To the newest ↓</button>`}</p>`;
  }

  #row(index, style) {
    const line = this.lines[index];
    const selected = index === this.at;
    return html`<div role="row" id="line-${index}" data-index=${index} class="line is-${line.level} ${selected ? "is-selected" : ""} ${line.open ? "is-open" : ""}"
      .style=${style} aria-level="1" aria-rowindex=${index + 1} aria-expanded=${line.open ? "true" : "false"} aria-selected=${selected ? "true" : "false"}
      @click=${(event) => this.#clicked(event, index)}>
      <div role="gridcell" class="time"><time>${clock(line.time)}</time></div>
      <div role="gridcell" class="level is-${line.level}">${line.level || "–"}</div>
      <div role="gridcell" class="who">${line.service ? service(line.service) : nothing}</div>
      <div role="rowheader" class="message">${line.message}${line.exception ? html` <em>${line.exception}</em>` : nothing}</div>
      <div role="gridcell" class="to-trace">${line.traceId ? html`<a href=${trace(line.traceId, line.spanId)} tabindex="-1" title="Trace ${line.traceId} (o)">trace</a>` : nothing}</div>
      ${line.open ? html`<div role="gridcell" class="details">${lineDetails(line, (name, value) => this.#only(name, value))}</div>` : nothing}
    </div>`;
  }

  drawn() {
    const port = document.querySelector(".log-lines");
    if (port !== this.list.viewport) {
      this.list.attach(port);
      this.app.draw();
    }
    if (port && this.keep !== undefined) {
      port.scrollTop = this.keep;
      this.keep = undefined;
      this.app.draw();
    } else if (port && this.end) {
      this.end = false;
      this.list.scrollToEnd();
    }
    this.sizes.disconnect();
    port?.querySelectorAll(".line.is-open").forEach((row) => this.sizes.observe(row));
  }

  #measure({ target }) {
    this.list.measure(Number(target.dataset.index), target.offsetHeight);
  }

  /* What is done */

  #clicked(event, index) {
    if (event.target.closest("a, button, .details") || String(getSelection())) {
      return;
    }
    this.at = index;
    this.#turn(index);
  }

  #turn(index) {
    const line = this.lines[index];
    line.open = !line.open;
    if (!line.open) {
      this.list.measure(index, ROW);
    }
    this.follow = false;
    this.app.draw();
  }

  #goTo(index) {
    this.at = Math.max(0, Math.min(index, this.lines.length - 1));
    this.list.reveal(this.at);
    this.app.draw();
  }

  key(event) {
    if (this.lines.length === 0 || event.target.closest("button, summary, a")) {
      return false;
    }
    const from = this.at < 0 ? this.lines.length : this.at;
    const moves = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: this.list.page, PageUp: -this.list.page };
    if (event.key in moves) {
      this.#goTo(from + moves[event.key]);
      return true;
    }
    return this.#act(event.key);
  }

  #act(key) {
    const line = this.lines[this.at];
    switch (key) {
      case "Home":
      case "g":
        this.#goTo(0);
        return true;
      case "End":
      case "G":
        this.#goTo(this.lines.length - 1);
        return true;
      case "f":
        this.#follow(!this.follow);
        return true;
      case "Enter":
      case "ArrowRight":
      case "ArrowLeft":
        if (line && (key === "Enter" || line.open === (key === "ArrowLeft"))) {
          this.#turn(this.at);
        }
        return true;
      case "o":
        if (line?.traceId) {
          location.hash = trace(line.traceId, line.spanId);
        }
        return true;
      default:
        return false;
    }
  }
}
