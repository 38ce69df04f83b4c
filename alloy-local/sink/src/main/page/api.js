/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Questions to the sink. */

/** What went wrong, in words that a person can act on. */
export class Problem extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Answers as an address: parameters that are empty are left out. */
export function address(name, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== "" && one !== false) {
        query.append(key, one);
      }
    }
  }
  const text = query.toString();
  return "/api/local/" + name + (text ? "?" + text : "");
}

export async function ask(name, parameters, options) {
  let response;
  try {
    response = await fetch(address(name, parameters), options);
  } catch {
    throw new Problem(0, "The sink does not answer. Is it still running?");
  }
  if (response.ok) {
    return response.status === 204 ? null : response.json();
  }
  const body = await response.json().catch(() => ({ error: response.statusText }));
  throw new Problem(response.status, body.error);
}
