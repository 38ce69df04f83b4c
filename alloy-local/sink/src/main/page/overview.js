import { html } from "./lib/lit-html.js";
export class OverviewView { title="Overview"; constructor(app){} enter(){} template(){return html`<h1>Overview</h1>`} }
