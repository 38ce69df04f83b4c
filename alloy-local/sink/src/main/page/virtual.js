/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html } from "./lib/lit-html.js";

const AROUND = 12;

/**
 * A list of which only the rows near the viewport are in the document. Rows have one height, save
 * for those that are open: their height is measured once they are there.
 */
export class VirtualRows {
  #viewport = null;
  #frame = 0;
  #extra = new Map();
  #opened = [];

  /** @param rerender asks for the view to be drawn again */
  constructor(rowHeight, rerender) {
    this.rowHeight = rowHeight;
    this.rerender = rerender;
    this.count = 0;
  }

  get viewport() {
    return this.#viewport;
  }

  /** Connects the list to its element; called after each rendering. */
  attach(viewport) {
    this.#viewport = viewport;
  }

  /** Forgets the measured heights; after the rows have become others. */
  reset() {
    this.#extra.clear();
    this.#opened = [];
  }

  /** Rows moved down by a number, because as many were put before them. */
  shift(by) {
    this.#extra = new Map([...this.#extra].map(([index, height]) => [index + by, height]));
    this.#opened = this.#opened.map((index) => index + by);
  }

  /** Notes how much higher than others an open row is. */
  measure(index, height) {
    const extra = Math.max(0, Math.round(height) - this.rowHeight);
    if ((this.#extra.get(index) ?? 0) === extra) {
      return;
    }
    if (extra === 0) {
      this.#extra.delete(index);
    } else {
      this.#extra.set(index, extra);
    }
    this.#opened = [...this.#extra.keys()].sort((a, b) => a - b);
    this.rerender();
  }

  top(index) {
    let top = index * this.rowHeight;
    for (const open of this.#opened) {
      if (open >= index) {
        break;
      }
      top += this.#extra.get(open);
    }
    return top;
  }

  get height() {
    return this.top(this.count);
  }

  /** The row at a distance from the top. */
  at(y) {
    let index = Math.floor(y / this.rowHeight);
    for (const open of this.#opened) {
      const end = this.top(open) + this.rowHeight + this.#extra.get(open);
      if (end <= y) {
        index = open + 1 + Math.floor((y - end) / this.rowHeight);
      } else if (this.top(open) <= y) {
        return open;
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  get isAtEnd() {
    const port = this.#viewport;
    return !port || port.scrollTop + port.clientHeight >= this.height - this.rowHeight;
  }

  scrollToEnd() {
    this.#viewport?.scrollTo({ top: this.height });
  }

  /** Scrolls no further than it takes to see the row. */
  reveal(index) {
    const port = this.#viewport;
    if (!port) {
      return;
    }
    const top = this.top(index);
    if (top < port.scrollTop) {
      port.scrollTop = top;
    } else if (top + this.rowHeight > port.scrollTop + port.clientHeight) {
      port.scrollTop = top + this.rowHeight - port.clientHeight;
    }
  }

  /** How many rows fit on a page. */
  get page() {
    return Math.max(1, Math.floor((this.#viewport?.clientHeight ?? 600) / this.rowHeight) - 1);
  }

  scrolled() {
    if (!this.#frame) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.rerender();
      });
    }
  }

  /** The rows to draw: template(index, style), where the style puts the row into its place. */
  rows(template) {
    const from = this.#viewport?.scrollTop ?? 0;
    const first = Math.max(0, this.at(from) - AROUND);
    const last = this.at(from + (this.#viewport?.clientHeight || window.innerHeight)) + AROUND;
    const drawn = [];
    for (let index = first; index <= last && index < this.count; index++) {
      drawn.push(template(index, "top:" + this.top(index) + "px"));
    }
    return html`<div class="spacer" role="presentation" .style=${"height:" + this.height + "px"}></div>
      ${drawn}`;
  }
}
