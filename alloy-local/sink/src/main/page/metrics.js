import { html } from "./lib/lit-html.js";
export class MetricsView { title="Metrics"; constructor(app){} enter(){} template(){return html`<h1>Metrics</h1>`} }
