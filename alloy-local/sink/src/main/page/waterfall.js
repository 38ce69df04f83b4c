/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { colour, duration } from "./format.js";
import { html, nothing } from "./lib/lit-html.js";

/** Draws the rows of a waterfall. */

const STEPS = 4;
const DEEP = 24;

/** The times above the rows. */
export function axis([from, to]) {
  const ticks = Array.from({ length: STEPS + 1 }, (_, i) => from + ((to - from) * i) / STEPS);
  return html`<div class="axis" aria-hidden="true"><div></div><div class="ticks">
    ${ticks.map((tick, i) => html`<span .style=${"left:" + (100 * i) / STEPS + "%"}>${duration(tick)}</span>`)}
  </div></div>`;
}

/** A row: a span, a line of it, or how many more lines it has. */
export function row(shown, context) {
  const { index, style, selected, onSelect } = context;
  const { node, kind } = shown;
  const depth = node.depth + (kind === "span" ? 0 : 1);
  const isSpan = kind === "span";
  const classes = ["row", "is-" + kind, selected ? "is-selected" : "", node.error && isSpan ? "is-error" : "", context.text && isSpan && hit(node, context.text) ? "is-hit" : ""];
  return html`<div role="row" id="row-${index}" class=${classes.join(" ")} .style=${style}
    aria-level=${depth + 1} aria-rowindex=${index + 1} aria-selected=${selected ? "true" : "false"}
    aria-expanded=${isSpan && node.children.length > 0 ? String(!context.folded) : nothing} @click=${onSelect}>
    ${isSpan ? spanCells(node, depth, context) : lineCells(shown, depth, context)}
  </div>`;
}

function hit(node, text) {
  return (node.service + "\n" + node.span.name + "\n" + node.span.message).toLowerCase().includes(text);
}

/** Deep trees are indented less and less, so that names stay in sight. */
function indent(depth) {
  return "padding-left:" + (depth <= DEEP ? depth * 14 : DEEP * 14 + (depth - DEEP) * 0.05) + "px";
}

function spanCells(node, depth, context) {
  const { span } = node;
  return html`<div role="rowheader" class="label" .style=${indent(depth)}>
      ${fold(node, context)}
      <i class="hue ${colour(node.service)}"></i>
      <span class="service-name">${node.service || "no name"}</span>
      <span class="span-name" title=${span.name}>${span.name}</span>
      ${marks(node)}
    </div>
    <div role="gridcell" class="time">${bar(node, context)}</div>`;
}

function fold(node, { folded, onFold }) {
  if (node.children.length === 0) {
    return html`<span class="fold"></span>`;
  }
  return html`<span class="fold is-button ${folded ? "" : "is-open"}" @click=${(event) => {
    event.stopPropagation();
    onFold();
  }}>▸</span>`;
}

function marks(node) {
  return html`${node.error ? html`<span class="mark is-error" title=${node.span.message || "error"}>error</span>` : nothing}
    ${node.cycle
      ? html`<span class="mark is-warn" title="Its parent ${node.span.parent} is its own descendant: the ids were copied">cycle</span>`
      : node.orphan
        ? html`<span class="mark is-warn" title="Its parent ${node.span.parent} has not arrived">orphan</span>`
        : nothing}
    ${node.skewed ? html`<span class="mark is-warn" title="It starts before its parent: the clocks of two hosts disagree">skew</span>` : nothing}`;
}

function share(value, [from, to]) {
  return (100 * (value - from)) / Math.max(1, to - from);
}

function bar(node, { range, path, folded }) {
  const left = Math.max(-1, share(node.start, range));
  const right = Math.min(101, share(node.end, range));
  if (right < 0 || left > 100) {
    return html`<span class="outside ${left > 100 ? "is-after" : ""}">${duration(node.end - node.start)}</span>`;
  }
  const width = Math.max(0.15, right - left);
  return html`<span class="bar ${colour(node.service)} ${node.error ? "is-error" : ""}" .style=${`left:${left}%;width:${width}%`}></span>
    ${path?.get(node.span.id)?.map(([from, to]) => critical(from, to, range)) ?? nothing}
    ${node.span.events.map((event) => mark(event, range))}
    ${length(node, left, right, folded)}`;
}

function critical(from, to, range) {
  const left = Math.max(0, share(from, range));
  const width = Math.min(100, share(to, range)) - left;
  return width > 0 ? html`<span class="critical" .style=${`left:${left}%;width:${Math.max(0.15, width)}%`}></span>` : nothing;
}

function mark(event, range) {
  const at = share(Number(event.at), range);
  return at < 0 || at > 100
    ? nothing
    : html`<span class="event ${event.name === "exception" ? "is-error" : ""}" .style=${`left:${at}%`} title="${event.name}, ${duration(event.at)}"></span>`;
}

/** The duration stands where there is room: behind the bar, or before it. */
function length(node, left, right, folded) {
  const hidden = folded && node.errorsBelow > 0 ? html` <b class="is-error">${node.errorsBelow} failed below</b>` : nothing;
  const room = window.innerWidth < 640 ? 45 : 11;
  const inside = right >= 100 - room && left <= room;
  const place = right < 100 - room ? `left:${right}%` : inside ? "right:0" : `right:${100 - left}%`;
  return html`<span class="length ${inside ? "is-inside" : ""}" .style=${place}>${duration(node.end - node.start)}${hidden}</span>`;
}

function lineCells({ kind, line, count }, depth, { range, start }) {
  if (kind === "more") {
    return html`<div role="rowheader" class="label" .style=${indent(depth)}><span class="fold"></span>${count} more lines: see Logs</div>
      <div role="gridcell" class="time"></div>`;
  }
  const at = share((line.time - start) * 1e6, range);
  return html`<div role="rowheader" class="label" .style=${indent(depth)}>
      <span class="fold"></span><span class="level is-${line.level}">${line.level || "line"}</span>
      <span class="message" title=${line.message}>${line.message}${line.exception ? html` <em>${line.exception}</em>` : nothing}</span>
    </div>
    <div role="gridcell" class="time">
      ${at >= 0 && at <= 100 ? html`<span class="tick is-${line.level}" .style=${`left:${at}%`}></span>` : nothing}
    </div>`;
}
