import { html } from "./lib/lit-html.js";
export class ViolationsView { title="Violations"; constructor(app){} enter(){} template(){return html`<h1>Violations</h1>`} }
