/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

/** Addresses within the page. */

export function href(path, params = {}) {
  const given = Object.entries(params).filter(([, value]) => value !== "" && value !== undefined);
  const query = new URLSearchParams(given).toString();
  return "#/" + path + (query ? "?" + query : "");
}

export function trace(id, span = "") {
  return href("trace/" + id, { span });
}
