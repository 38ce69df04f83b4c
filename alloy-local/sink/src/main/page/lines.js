/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { millis } from "./format.js";

/** Reads log lines: JSON as the contract has it, or whatever else came. */

const LEVELS = { warning: "warn", fatal: "error", critical: "error", err: "error", information: "info" };

export class Line {
  #json;

  constructor(raw) {
    this.raw = raw;
    this.open = false;
  }

  get json() {
    if (this.#json === undefined) {
      this.#json = null;
      if (this.raw.line.startsWith("{")) {
        try {
          this.#json = JSON.parse(this.raw.line);
        } catch {
          // Not JSON after all: it is shown as text.
        }
      }
    }
    return this.#json;
  }

  /** A value by name: from the structured metadata, the JSON, or the labels. */
  field(name) {
    const value = this.raw.metadata[name] ?? this.json?.[name] ?? this.raw.labels[name] ?? "";
    return typeof value === "string" ? value : String(value);
  }

  get time() {
    return millis(this.raw.time);
  }

  get level() {
    const level = (this.field("level") || this.field("severity_text")).toLowerCase();
    return LEVELS[level] ?? level;
  }

  get service() {
    return this.raw.labels.application || this.raw.labels.service_name || "";
  }

  get message() {
    const message = this.json?.message;
    return typeof message === "string" && message !== "" ? message : this.raw.line;
  }

  /** The type and message of the exception, if there is one. */
  get exception() {
    const exception = this.json?.exception;
    if (exception && typeof exception === "object") {
      return [exception.type, exception.message].filter(Boolean).join(": ");
    }
    return this.raw.metadata["exception.type"] ?? this.raw.metadata.exception_type ?? "";
  }

  get traceId() {
    return this.field("trace_id");
  }

  get spanId() {
    return this.field("span_id");
  }

  /** What tells it from other lines: the sink gives lines no numbers. */
  get key() {
    return this.raw.time + this.raw.line;
  }
}
