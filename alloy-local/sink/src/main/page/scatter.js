/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { clock, duration, millis } from "./format.js";
import { html, svg } from "./lib/lit-html.js";
import { trace } from "./links.js";

const HEIGHT = 110;
const LEFT = 72;
const BOTTOM = 18;
const TOP = 8;

/** Traces as dots: when they began and, on a scale of powers, how long they took. */
export function scatter(traces) {
  const width = Math.max(320, Math.min(1600, window.innerWidth - 48));
  const times = traces.map((t) => millis(t.start));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const powers = traces.map((t) => Math.log10(Math.max(t.duration, 1e3)));
  const low = Math.floor(Math.min(...powers));
  const high = Math.max(low + 1, Math.ceil(Math.max(...powers)));
  const x = (ms) => LEFT + ((width - LEFT - 12) * (ms - first)) / Math.max(1, last - first);
  const y = (power) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (power - low) / (high - low));
  const lines = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  return html`<figure class="scatter">
    <svg viewBox="0 0 ${width} ${HEIGHT}" width=${width} height=${HEIGHT} role="group" aria-label="Traces by time and duration">
      ${lines.map(
        (power) => svg`<g class="grid"><line x1=${LEFT} x2=${width} y1=${y(power)} y2=${y(power)} />
          <text x=${LEFT - 6} y=${y(power) + 3} text-anchor="end">${duration(10 ** power)}</text></g>`,
      )}
      <text class="axis" x=${LEFT} y=${HEIGHT - 3}>${clock(first, false)}</text>
      <text class="axis" x=${width - 2} y=${HEIGHT - 3} text-anchor="end">${clock(last, false)}</text>
      ${traces.map(
        (t, i) => svg`<a href=${trace(t.id)} tabindex="-1" aria-label="${t.name}, ${duration(t.duration)}">
          <circle cx=${x(times[i])} cy=${y(powers[i])} r=${t.error ? 5 : 4} class=${t.error ? "is-error" : ""}>
            <title>${t.name} · ${duration(t.duration)} · ${clock(times[i])}</title></circle></a>`,
      )}
    </svg>
  </figure>`;
}
