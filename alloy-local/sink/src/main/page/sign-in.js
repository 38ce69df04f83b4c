/*
 * Copyright The lgtm4j authors
 * SPDX-License-Identifier: Apache-2.0
 */

import { html } from "./lib/lit-html.js";

/** What is shown to a browser that has no token, or that of another sink. */
export function signIn(app) {
  return html`<main class="sign-in">
    <h1>lgtm4j</h1>
    <p>This page shows what your applications log and trace, so it asks for the token that the sink
      made when it started. <b>Open the address that <code>lgtm4j</code> printed</b>: it carries the token. Or paste
      the token here.</p>
    <form @submit=${(event) => open(app, event)}>
      <label class="field grow"><span>Token</span>
        <input name="token" autocomplete="off" spellcheck="false" required autofocus /></label>
      <button class="primary">Open</button>
    </form>
    <p role="alert" class="is-error">${app.wrongToken ?? ""}</p>
  </main>`;
}

async function open(app, event) {
  event.preventDefault();
  const token = event.target.elements.token.value.trim();
  const response = await fetch("/api/local/usage", { headers: { authorization: "Bearer " + token } });
  if (response.ok) {
    location.assign("/?token=" + encodeURIComponent(token));
  } else {
    app.wrongToken = "This is not the token of this sink. A sink that was started again has a new one.";
    app.draw();
  }
}
