import { html } from "./lib/lit-html.js";
export class TenantsView { title="Tenants"; constructor(app){} enter(){} template(){return html`<h1>Tenants</h1>`} }
