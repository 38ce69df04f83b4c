/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { clock, measured } from "./format.js";
import { html, nothing, svg } from "./lib/lit-html.js";
import { trace } from "./links.js";
import { ticks, timeAt } from "./metric-data.js";

/** Draws plots over time: lines, and heat maps with exemplars on them. */

const LEFT = 64;
const RIGHT = 12;
const TOP = 8;
const BOTTOM = 20;

/** How wide a plot is: the page's own width, without what is beside it. */
export function plotWidth() {
  const main = document.querySelector(".metric") ?? document.body;
  return Math.max(300, main.clientWidth - 32);
}

function times(grid, width, height) {
  const x = (time) => LEFT + ((width - LEFT - RIGHT) * (time - grid.from)) / (grid.size * grid.step);
  const few = Math.max(2, Math.min(6, Math.floor(width / 140)));
  const marks = Array.from({ length: few }, (_, i) => grid.from + (grid.size * grid.step * i) / (few - 1));
  const axis = marks.map(
    (time, i) => svg`<text class="axis" x=${x(time)} y=${height - 5} text-anchor=${i === 0 ? "start" : i === few - 1 ? "end" : "middle"}>${clock(time, false)}</text>`,
  );
  return { x, axis };
}

/**
 * Lines over time.
 *
 * @param lines name, values in each column of the grid, and the class of the colour
 */
export function linePlot({ title, lines, grid, unit, state, onHover, height = 190 }) {
  const width = plotWidth();
  const { x, axis } = times(grid, width, height);
  const all = lines.flatMap((line) => line.values.filter((value) => value !== null && Number.isFinite(value)));
  const low = Math.min(0, ...all);
  const high = Math.max(...all, low) || 1;
  const y = (value) => TOP + (height - TOP - BOTTOM) * (1 - (value - low) / (high - low || 1));
  const column = state.hover;
  return html`<figure class="plot">
    <figcaption><h2>${title}</h2></figcaption>
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${summary(title, lines, unit)}
      @pointermove=${(event) => onHover(columnAt(event, grid, width))} @pointerleave=${() => onHover(null)}>
      ${ticks(low, high, unit).map((mark) => svg`<g class="grid"><line x1=${LEFT} x2=${width - RIGHT} y1=${y(mark)} y2=${y(mark)} />
        <text x=${LEFT - 6} y=${y(mark) + 4} text-anchor="end">${measured(mark, unit)}</text></g>`)}
      ${axis}
      ${lines.map((line) => svg`<path class="plot-line ${line.hue}" d=${path(line.values, grid, x, y)} />`)}
      ${column === null || column === undefined ? nothing : svg`<line class="cursor" x1=${x(timeAt(grid, column))} x2=${x(timeAt(grid, column))} y1=${TOP} y2=${height - BOTTOM} />`}
    </svg>
    ${legend(lines, grid, unit, column)}
  </figure>`;
}

function columnAt(event, grid, width) {
  const box = event.currentTarget.getBoundingClientRect();
  const at = ((event.clientX - box.left) * (width / box.width) - LEFT) / (width - LEFT - RIGHT);
  return at < 0 || at > 1 ? null : Math.min(grid.size - 1, Math.max(0, Math.round(at * grid.size - 1)));
}

function path(values, grid, x, y) {
  let drawn = "";
  let pen = "M";
  values.forEach((value, column) => {
    if (value === null || !Number.isFinite(value)) {
      pen = "M";
    } else {
      drawn += pen + x(timeAt(grid, column)).toFixed(1) + " " + y(value).toFixed(1);
      pen = "L";
    }
  });
  // A lone point would be invisible: a line of no length with round ends is a dot.
  return drawn.includes("L") || drawn === "" ? drawn : drawn + "h0.1";
}

function newest(values) {
  return values.findLast((value) => value !== null) ?? NaN;
}

function summary(title, lines, unit) {
  return title + ". Newest: " + lines.map((line) => line.name + " " + measured(newest(line.values), unit)).join(", ");
}

/** The names of the lines, with their values where the pointer is, or else the newest ones. */
function legend(lines, grid, unit, column) {
  const at = column === null || column === undefined ? null : column;
  return html`<ul class="legend">
    <li class="when">${at === null ? "newest" : clock(timeAt(grid, at), false)}</li>
    ${lines.map((line) => html`<li><i class="hue ${line.hue}"></i>${line.name}
      <b>${measured(at === null ? newest(line.values) : (line.values[at] ?? NaN), unit)}</b></li>`)}
  </ul>`;
}

/** Buckets over time, darker where more values fell, and exemplars as dots that lead to traces. */
export function heatPlot({ title, rows, grid, unit, exemplars, height = 240 }) {
  const width = plotWidth();
  const { x, axis } = times(grid, width, height);
  const tall = (height - TOP - BOTTOM) / rows.length;
  const most = Math.max(1e-9, ...rows.flatMap((row) => row.counts));
  const wide = (width - LEFT - RIGHT) / grid.size;
  const every = Math.ceil(14 / tall);
  const y = (row) => height - BOTTOM - (row + 1) * tall;
  return html`<figure class="plot heat">
    <figcaption><h2>${title}</h2><span class="scale">fewer <i></i><i></i><i></i><i></i> more</span></figcaption>
    <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label="${title}, ${exemplars.length} exemplars">
      ${rows.map((row, i) => (i % every === 0 && row.upper !== Infinity ? svg`<g class="grid"><line x1=${LEFT} x2=${width - RIGHT} y1=${y(i)} y2=${y(i)} />
        <text x=${LEFT - 6} y=${y(i) + 4} text-anchor="end">${measured(row.upper, unit)}</text></g>` : nothing))}
      ${axis}
      ${rows.map((row, i) => row.counts.map((count, column) => cell(count, most, x(grid.from + column * grid.step), y(i), wide, tall, row, unit)))}
      ${exemplars.map((exemplar) => dot(exemplar, rows, grid, x, y, tall, unit))}
    </svg>
  </figure>`;
}

function cell(count, most, x, y, wide, tall, row, unit) {
  return count < most / 1e4
    ? nothing
    : svg`<rect x=${x.toFixed(1)} y=${y.toFixed(1)} width=${Math.max(1, wide - 0.5).toFixed(1)} height=${Math.max(1, tall - 1).toFixed(1)}
        fill-opacity=${(0.12 + 0.88 * Math.sqrt(count / most)).toFixed(2)}><title>${Math.round(count)} up to ${measured(row.upper, unit)}</title></rect>`;
}

function dot({ time, value, labels }, rows, grid, x, y, tall, unit) {
  const i = rows.findIndex((row) => value <= row.upper);
  const id = labels.trace_id;
  const end = grid.from + grid.size * grid.step;
  if (i < 0 || !id || time < grid.from || time > end) {
    return nothing;
  }
  const { lower, upper } = rows[i];
  const within = upper === Infinity ? 0.5 : (value - lower) / (upper - lower);
  const label = measured(value, unit) + " at " + clock(time, false) + ": trace " + id.slice(0, 8);
  return svg`<a class="exemplar" href=${trace(id, labels.span_id)} aria-label=${label}>
    <circle cx=${x(time).toFixed(1)} cy=${(y(i) + tall * (1 - within)).toFixed(1)} r="5"><title>${label}</title></circle></a>`;
}
