/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { address, ask } from "./api.js";
import { Line } from "./lines.js";

const FIRST = 1000;
const OLDER = 5000;
const MOST = 100_000;
const PAUSE_MS = 100;

/** The lines of a filter: the newest ones, those that arrive, and older ones when asked for. */
export class LineSource {
  lines = [];
  loaded = false;
  problem = null;
  hasOlder = false;
  missed = 0;
  #asked = "";
  #filter = {};
  #tail = null;
  #waiting = [];
  #loading = false;
  #flush = 0;

  /** @param listener is told of what happened: restarted, appended, prepended, changed; isPaused */
  constructor(listener) {
    this.listener = listener;
  }

  /** Follows a filter; nothing happens if it is the same. */
  follow(filter) {
    const asked = JSON.stringify(filter);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#filter = filter;
      this.#begin();
    }
  }

  close() {
    this.#tail?.close();
  }

  get isFull() {
    return this.lines.length >= MOST;
  }

  /** Listens first and asks then, so that no line falls between; what comes twice is left out. */
  #begin() {
    this.close();
    this.lines = [];
    this.#waiting = [];
    this.loaded = false;
    this.missed = 0;
    const tail = new EventSource(address("tail", this.#filter));
    let gap = false;
    this.#tail = tail;
    tail.onmessage = (event) => tail === this.#tail && this.#arrived(event.data);
    tail.addEventListener("missed", (event) => this.#miss(Number(event.data)));
    tail.onerror = () => (gap = this.loaded);
    // The sink was away: what came meanwhile is asked for.
    tail.onopen = () => gap && tail === this.#tail && this.#begin();
    this.listener.restarted();
    this.#load(tail);
  }

  async #load(tail) {
    try {
      const raw = await ask("logs", { ...this.#filter, limit: FIRST });
      if (tail === this.#tail) {
        this.lines = raw.map((one) => new Line(one));
        this.hasOlder = raw.length === FIRST;
        this.loaded = true;
        this.problem = null;
        this.listener.appended();
        this.take();
      }
    } catch (problem) {
      this.problem = problem;
      this.listener.changed();
    }
  }

  #arrived(data) {
    this.#waiting.push(data);
    if (this.loaded && !this.#flush) {
      this.#flush = setTimeout(() => {
        this.#flush = 0;
        this.take();
      }, PAUSE_MS);
    }
  }

  #miss(missed) {
    this.missed += missed;
    this.listener.changed();
  }

  /** Takes what has come since the last time, in one go. */
  take() {
    if (!this.loaded || this.#waiting.length === 0 || this.listener.isPaused()) {
      return;
    }
    const known = new Set(this.lines.slice(-FIRST).map((line) => line.key));
    for (const data of this.#waiting) {
      const line = new Line(JSON.parse(data));
      if (!known.has(line.key)) {
        this.#put(line);
      }
    }
    this.#waiting = [];
    const over = Math.max(0, this.lines.length - MOST);
    this.lines.splice(0, over);
    this.hasOlder ||= over > 0;
    this.listener.appended(over);
  }

  /** By time: lines of several senders arrive nearly in order. */
  #put(line) {
    let place = this.lines.length;
    while (place > 0 && this.lines[place - 1].time > line.time) {
      place--;
    }
    this.lines.splice(place, 0, line);
  }

  /** Asks for lines before the oldest one; those of the very same time are held already. */
  async older() {
    if (this.#loading || !this.hasOlder || this.isFull) {
      return;
    }
    this.#loading = true;
    const asked = this.#asked;
    try {
      const until = this.lines[0].raw.time;
      const held = this.lines.findIndex((line) => line.raw.time !== until);
      const same = held < 0 ? this.lines.length : held;
      const raw = await ask("logs", { ...this.#filter, until, limit: OLDER + same });
      if (asked === this.#asked) {
        const older = raw.slice(0, raw.length - same);
        this.lines.unshift(...older.map((one) => new Line(one)));
        this.hasOlder = raw.length === OLDER + same;
        this.listener.prepended(older.length);
      }
    } catch (problem) {
      this.problem = problem;
      this.listener.changed();
    }
    this.#loading = false;
  }
}
