/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { ask } from "./api.js";
import { helpDialog } from "./help.js";
import { html, nothing, render } from "./lib/lit-html.js";
import { href } from "./links.js";
import { LogsView } from "./logs.js";
import { MetricsView } from "./metrics.js";
import { OverviewView } from "./overview.js";
import { shell } from "./shell.js";
import { signIn } from "./sign-in.js";
import { TenantsView } from "./tenants.js";
import { TraceView } from "./trace.js";
import { TracesView } from "./traces.js";
import { ViolationsView } from "./violations.js";

const VIEWS = {
  overview: OverviewView,
  traces: TracesView,
  trace: TraceView,
  logs: LogsView,
  metrics: MetricsView,
  tenants: TenantsView,
  violations: ViolationsView,
};

const DIGITS = ["overview", "traces", "logs", "metrics", "tenants", "violations"];

/** The page: which view is shown, what the sink last told, and what the keys do. */
class App {
  view = null;
  name = "";
  status = null;
  connected = false;
  locked = false;
  paused = false;
  tenants = [];
  sink = null;
  tenant = sessionStorage.getItem("tenant") ?? "";
  #frame = 0;
  #reloading = false;
  #stale = false;

  start() {
    this.theme(localStorage.getItem("theme") ?? "");
    window.addEventListener("hashchange", () => this.#route());
    window.addEventListener("resize", () => this.draw());
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("visibilitychange", () => this.#refresh());
    this.#listen();
    this.#route();
  }

  /** Listens to what the sink tells; the browser connects again by itself when it has to. */
  #listen() {
    const events = new EventSource("/api/local/status");
    events.onopen = () => {
      this.connected = true;
      this.locked = false;
      this.draw();
    };
    events.onmessage = (event) => {
      this.status = JSON.parse(event.data);
      this.draw();
      this.#refresh();
    };
    events.onerror = () => {
      this.connected = false;
      this.draw();
      if (events.readyState === EventSource.CLOSED) {
        this.#whyClosed();
      }
    };
  }

  /** A refused stream is not tried again by the browser: either the token is wrong, or we try. */
  async #whyClosed() {
    const problem = await ask("usage").catch((error) => error);
    this.locked = problem.status === 401;
    this.draw();
    if (!this.locked) {
      setTimeout(() => this.#listen(), 2000);
    }
  }

  #refresh() {
    if (this.paused || document.hidden) {
      return;
    }
    if (this.#reloading) {
      this.#stale = true;
      return;
    }
    this.#reload();
  }

  /** Loads again, and then leaves the sink alone for some times as long as that took. */
  async #reload() {
    this.#reloading = true;
    const began = performance.now();
    await Promise.all([this.view?.changed?.(), this.#loadTenants()]);
    const took = performance.now() - began;
    setTimeout(
      () => {
        this.#reloading = false;
        if (this.#stale) {
          this.#stale = false;
          this.#refresh();
        }
      },
      Math.max(900, 4 * took),
    );
  }

  async #loadTenants() {
    this.sink ??= await ask("sink").catch(() => null);
    this.tenants = await ask("tenants").catch(() => this.tenants);
    this.draw();
  }

  /** The services that have sent something, of the chosen tenant. */
  get services() {
    const chosen = this.tenants.filter((t) => !this.tenant || t.tenant === this.tenant);
    return [...new Set(chosen.flatMap((t) => t.services))].sort();
  }

  #route() {
    const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
    const [name, ...rest] = path.split("/").map(decodeURIComponent);
    this.params = new URLSearchParams(query);
    const chosen = VIEWS[name] ? name : "overview";
    if (chosen !== this.name) {
      this.view?.leave?.();
      this.name = chosen;
      this.view = new VIEWS[chosen](this);
    }
    this.view.enter(rest[0] ?? "");
    this.draw();
    document.title = (this.view.title ?? "") + " · lgtm4j";
  }

  /** Goes to another view. */
  go(path, params = {}) {
    location.hash = href(path, params);
  }

  param(name) {
    return this.params.get(name) ?? "";
  }

  /** Changes parameters of the address: the same view looks again. */
  set(params) {
    for (const [name, value] of Object.entries(params)) {
      if (value === "" || value === null || value === false) {
        this.params.delete(name);
      } else {
        this.params.set(name, value);
      }
    }
    const query = this.params.toString();
    const path = location.hash.split("?")[0] || "#/" + this.name;
    history.replaceState(null, "", path + (query ? "?" + query : ""));
    this.#route();
  }

  chooseTenant(tenant) {
    this.tenant = tenant;
    sessionStorage.setItem("tenant", tenant);
    this.view.enter(this.view.argument ?? "");
    this.draw();
  }

  pause(paused) {
    this.paused = paused;
    this.draw();
    this.#refresh();
  }

  /** Light, dark, or as the system has it. */
  theme(theme) {
    this.chosenTheme = theme;
    localStorage.setItem("theme", theme);
    document.documentElement.dataset.theme = theme;
    this.draw();
  }

  draw() {
    if (!this.#frame) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#render();
      });
    }
  }

  #render() {
    if (!this.view) {
      return;
    }
    render(this.locked ? signIn(this) : html`${shell(this)}${helpDialog()}${this.view.dialog?.() ?? nothing}`, document.body);
    if (!this.locked) {
      this.view.drawn?.();
    }
  }

  #key(event) {
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && typing) {
      event.target.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) {
      return;
    }
    if (this.#pageKey(event) || this.view.key?.(event) || this.#rowKey(event)) {
      event.preventDefault();
    }
  }

  #pageKey(event) {
    const view = DIGITS[Number(event.key) - 1];
    if (view) {
      this.go(view);
      return true;
    }
    switch (event.key) {
      case "/":
        document.querySelector("main [data-search]")?.focus();
        return true;
      case "?":
        document.getElementById("help").showModal();
        return true;
      case "p":
        this.pause(!this.paused);
        return true;
      case "t":
        this.theme({ "": "dark", dark: "light", light: "" }[this.chosenTheme] ?? "");
        return true;
      default:
        return false;
    }
  }

  /** Moves the focus from row to row in lists of links. */
  #rowKey(event) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const rows = [...document.querySelectorAll("main [data-row]")];
    if (!step || rows.length === 0) {
      return false;
    }
    const at = rows.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
    rows[Math.max(0, Math.min(next, rows.length - 1))].focus();
    return true;
  }
}

new App().start();
