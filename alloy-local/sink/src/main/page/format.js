/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** How numbers, times and names are written on the page. */

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** Nanoseconds since the epoch come as text because they are more than a number holds. */
export function millis(nanos) {
  const text = String(nanos);
  return text.length > 6 ? Number(text.slice(0, -6) + "." + text.slice(-6)) : Number(text) / 1e6;
}

export function count(value) {
  return NUMBER.format(value);
}

/** A count that fits into a badge. */
export function shortCount(value) {
  if (value < 1000) {
    return String(value);
  }
  return value < 1e6 ? trim(value / 1e3) + "k" : trim(value / 1e6) + "M";
}

export function plural(value, one, many = one + "s") {
  return count(value) + " " + (value === 1 ? one : many);
}

/** Three significant digits, and no more. */
function trim(value) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.0+$/, "");
}

export function duration(nanos) {
  const value = Math.abs(nanos);
  const sign = nanos < 0 ? "−" : "";
  if (value === 0) {
    return "0 s";
  }
  if (value < 1e3) {
    return sign + value + " ns";
  }
  if (value < 1e6) {
    return sign + trim(value / 1e3) + " µs";
  }
  if (value < 1e9) {
    return sign + trim(value / 1e6) + " ms";
  }
  if (value < 60e9) {
    return sign + trim(value / 1e9) + " s";
  }
  const seconds = Math.round(value / 1e9);
  return sign + Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
}

export function bytes(value) {
  if (value < 1024) {
    return trim(value) + " B";
  }
  const power = Math.min(3, Math.floor(Math.log(value) / Math.log(1024)));
  return trim(value / 1024 ** power) + " " + ["B", "KiB", "MiB", "GiB"][power];
}

/** A value of a metric with its unit: what a person would write on an axis. */
export function measured(value, unit) {
  if (!Number.isFinite(value)) {
    return value === Infinity ? "∞" : "–";
  }
  if (unit === "s" || unit === "seconds") {
    return value === 0 ? "0 s" : duration(value * 1e9);
  }
  if (unit === "By" || unit === "bytes") {
    return bytes(value);
  }
  return plain(value) + (unit === "%" ? " %" : "");
}

export function plain(value) {
  const size = Math.abs(value);
  if (size === 0) {
    return "0";
  }
  if (size >= 1e9 || size < 1e-3) {
    return value.toExponential(1);
  }
  if (size >= 1e6) {
    return trim(value / 1e6) + "M";
  }
  if (size >= 1e4) {
    return trim(value / 1e3) + "k";
  }
  return String(Number(value.toPrecision(3)));
}

export function percent(part, whole) {
  if (whole === 0 || part === 0) {
    return "0 %";
  }
  const value = (100 * part) / whole;
  return value < 0.1 ? "< 0.1 %" : trim(value) + " %";
}

function two(value) {
  return String(value).padStart(2, "0");
}

/** The time of day of this machine. */
export function clock(ms, withMillis = true) {
  const date = new Date(ms);
  const time = two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds());
  return withMillis ? time + "." + String(date.getMilliseconds()).padStart(3, "0") : time;
}

export function day(ms) {
  const date = new Date(ms);
  return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
}

/** How long ago, in words. */
export function ago(ms, now = Date.now()) {
  const seconds = Math.max(0, Math.round((now - ms) / 1000));
  if (seconds < 2) {
    return "now";
  }
  if (seconds < 60) {
    return seconds + " s ago";
  }
  if (seconds < 3600) {
    return Math.floor(seconds / 60) + " min ago";
  }
  return seconds < 86400 ? Math.floor(seconds / 3600) + " h ago" : day(ms);
}

/** The name of a rule as a heading: line-too-long becomes "Line too long". */
export function words(id) {
  const text = id.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const COLOURS = 10;
const given = new Map();

/** The colour of a service: the same on every view, handed out in the order they are met. */
export function colour(service) {
  if (!given.has(service)) {
    given.set(service, given.size % COLOURS);
  }
  return "hue-" + given.get(service);
}
