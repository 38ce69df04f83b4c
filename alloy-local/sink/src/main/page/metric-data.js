/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Arithmetic on series: increases on a common grid of time, heat maps, quantiles. */

const COLUMNS = 120;
const MOST_ROWS = 28;

/** A grid of time that fits the series: no finer than they were measured. */
export function gridOf(all) {
  const times = all.flatMap((one) => [one.points[0]?.time, one.points.at(-1)?.time]).filter((t) => t !== undefined);
  const from = Math.min(...times);
  const to = Math.max(...times);
  const step = Math.max(interval(all), (to - from) / COLUMNS, 1);
  return { from, step, size: Math.max(1, Math.ceil((to - from) / step)) };
}

/** How far apart points usually are: the median, in milliseconds. */
function interval(all) {
  const gaps = all
    .flatMap((one) => one.points.slice(1).map((point, i) => point.time - one.points[i].time))
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps.length === 0 ? 1000 : gaps[gaps.length >> 1];
}

export function timeAt(grid, column) {
  return grid.from + (column + 1) * grid.step;
}

/** How much a counter grew in each column; after a reset it starts from zero. */
export function increases(points, grid, read = (point) => Number(point.value)) {
  const grown = new Array(grid.size).fill(0);
  for (let i = 1; i < points.length; i++) {
    const [before, after] = [read(points[i - 1]), read(points[i])];
    spread(grown, grid, points[i - 1].time, points[i].time, after >= before ? after - before : after);
  }
  return grown;
}

/** What happened between two points happened evenly, as far as anybody knows. */
function spread(into, { from, step, size }, start, end, amount) {
  if (amount === 0 || end <= start) {
    return;
  }
  const first = Math.max(0, Math.floor((start - from) / step));
  for (let column = first; column < size && from + column * step < end; column++) {
    const begin = Math.max(start, from + column * step);
    const finish = Math.min(end, from + (column + 1) * step);
    into[column] += (amount * (finish - begin)) / (end - start);
  }
}

/** The newest value in each column; none where there is none. */
export function values(points, grid) {
  const read = new Array(grid.size).fill(null);
  for (const { time, value } of points) {
    const column = Math.min(grid.size - 1, Math.max(0, Math.ceil((time - grid.from) / grid.step) - 1));
    read[column] = Number(value);
  }
  return read;
}

export function sum(lists, size) {
  const total = new Array(size).fill(null);
  for (const list of lists) {
    list.forEach((value, i) => {
      total[i] = value === null ? total[i] : (total[i] ?? 0) + value;
    });
  }
  return total;
}

/**
 * A heat map: rows of buckets, the smallest first, each with its upper bound and how many values
 * fell into it in each column.
 */
export function heat(buckets, natives, grid) {
  return natives.length > 0 ? nativeHeat(natives, grid) : classicHeat(buckets, grid);
}

function classicHeat(buckets, grid) {
  const byBound = new Map();
  for (const one of buckets) {
    const bound = Number(one.labels.le === "+Inf" ? Infinity : one.labels.le);
    const grown = increases(one.points, grid);
    byBound.set(bound, byBound.has(bound) ? sum([byBound.get(bound), grown], grid.size) : grown);
  }
  const bounds = [...byBound.keys()].sort((a, b) => a - b);
  return bounds.map((upper, i) => ({
    lower: i === 0 ? 0 : bounds[i - 1],
    upper,
    counts: byBound.get(upper).map((count, column) => Math.max(0, count - (i === 0 ? 0 : byBound.get(bounds[i - 1])[column]))),
  }));
}

/** Buckets of exponential histograms, joined by powers of two until they are few enough to see. */
function nativeHeat(natives, grid) {
  const all = natives.flatMap((one) => one.points.map((point) => point.histogram)).filter(Boolean);
  let scale = Math.min(...all.map((histogram) => histogram.scale));
  const indexes = () => all.flatMap((h) => Object.keys(h.positive).map((index) => at(Number(index), h.scale, scale)));
  let [low, high] = ends(indexes());
  while (high - low >= MOST_ROWS) {
    scale--;
    [low, high] = ends(indexes());
  }
  const bound = (index) => 2 ** (index * 2 ** -scale);
  const rows = [];
  for (let index = low; index <= high; index++) {
    const grown = natives.map((one) => increases(one.points, grid, (point) => inBucket(point.histogram, index, scale)));
    rows.push({ lower: bound(index), upper: bound(index + 1), counts: sum(grown, grid.size) });
  }
  return rows;
}

function at(index, from, to) {
  return index >> (from - to);
}

function ends(indexes) {
  return indexes.reduce(([low, high], i) => [Math.min(low, i), Math.max(high, i)], [Infinity, -Infinity]);
}

function inBucket(histogram, wanted, scale) {
  let count = 0;
  for (const [index, amount] of Object.entries(histogram?.positive ?? {})) {
    count += at(Number(index), histogram.scale, scale) === wanted ? amount : 0;
  }
  return count;
}

/** A quantile in each column, on a straight line within its bucket as Prometheus does it. */
export function quantiles(rows, quantile, size) {
  return Array.from({ length: size }, (_, column) => {
    const total = rows.reduce((all, row) => all + row.counts[column], 0);
    let left = quantile * total;
    for (const row of rows) {
      if (total > 0 && left <= row.counts[column]) {
        return row.upper === Infinity ? row.lower : row.lower + ((row.upper - row.lower) * left) / (row.counts[column] || 1);
      }
      left -= row.counts[column];
    }
    return null;
  });
}

/** Round numbers for an axis; of bytes they are round in powers of 1024. */
export function ticks(low, high, unit) {
  if (unit === "By" || unit === "bytes") {
    const size = 1024 ** Math.max(0, Math.floor(Math.log(Math.max(high, 1)) / Math.log(1024)));
    return ticks(low / size, high / size).map((mark) => mark * size);
  }
  const wanted = 4;
  const raw = (high - low || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw);
  const marks = [];
  for (let i = Math.ceil(low / step); i * step <= high + step * 1e-6; i++) {
    marks.push(i * step);
  }
  return marks;
}

/** The names of labels that tell the series apart, and their values. */
export function labelsOf(all) {
  const found = new Map();
  for (const one of all) {
    for (const [name, value] of Object.entries(one.labels)) {
      if (name !== "le") {
        found.set(name, (found.get(name) ?? new Set()).add(value));
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)).map(([name, set]) => [name, [...set].sort()]));
}
