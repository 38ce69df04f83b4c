// Holds the dashboards against what Grafana publishes as packages: the types of its dashboard model, and the
// grammars of PromQL, LogQL and TraceQL. Says what does not fit, and ends with 1 then. check.sh runs it.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import { parser as promql } from '@prometheus-io/lezer-promql';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const problems = [];

const dashboards = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, json: JSON.parse(readFileSync(join(folder, name), 'utf8')) }));

// ---- queries
const grammars = { prometheus: promql, loki: logql, tempo: traceql };

/** Grafana fills in durations and values before a query is sent: the grammars know no variables. */
function filled(query) {
  return query
    .replaceAll(/\$__(rate_interval|interval|auto|range)/g, '5m')
    .replaceAll(/\$\{?[a-z_]+}?/g, 'value');
}

function parse(where, type, query) {
  const text = filled(query);
  grammars[type].parse(text).iterate({
    enter(node) {
      if (node.type.isError) {
        const until = text.slice(0, node.from);
        problems.push(`${where}: not ${type}'s query language after "${until.slice(-40)}": ${query}`);
        return false;
      }
    },
  });
}

let queries = 0;
for (const { name, json } of dashboards) {
  for (const panel of json.panels) {
    for (const target of panel.targets ?? []) {
      const query = target.expr ?? target.query ?? target.serviceMapQuery;
      // A service map is asked for by a selector of series.
      const type = target.serviceMapQuery ? 'prometheus' : target.datasource.type;
      parse(`${name}: ${panel.title}`, type, query);
      queries++;
    }
  }
  for (const annotation of json.annotations.list) {
    parse(`${name}: ${annotation.name}`, annotation.datasource.type, annotation.target.expr);
    queries++;
  }
}

// ---- the model
const schema = join(here, 'node_modules/@grafana/schema/dist/types');
const options = {
  heatmap: 'heatmap', logs: 'logs', nodeGraph: 'nodegraph', stat: 'stat', table: 'table', timeseries: 'timeseries',
};
const withFields = new Set(['heatmap', 'table', 'timeseries']);
const imports = Object.entries(options).map(
  ([type, path]) => `import type * as ${type} from '${schema}/raw/composable/${path}/panelcfg/x/types.gen';`,
);
const program = [
  `import type { Dashboard } from '${schema}/index';`,
  ...imports,
  // What an enumeration stands for in JSON.
  `type Json<T> = unknown extends T ? T : T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T
    : T extends Array<infer U> ? Array<Json<U>> : T extends object ? { [K in keyof T]: Json<T[K]> } : T;`,
];
/** What the plugin of the data source reads of an annotation is no part of the dashboard's model. */
function withoutPlugins(json) {
  const list = json.annotations.list.map(({ target, titleFormat, textFormat, ...rest }) => rest);
  return { ...json, annotations: { list } };
}

const lines = [];
dashboards.forEach(({ name, json }, i) => {
  program.push(`export const dashboard${i}: Json<Dashboard> = ${JSON.stringify(withoutPlugins(json))};`);
  lines[program.join('\n').split('\n').length] = name;
  for (const panel of json.panels) {
    if (panel.type === 'row') continue;
    if (!options[panel.type]) {
      problems.push(`${name}: ${panel.title}: nobody checks the options of ${panel.type}`);
      continue;
    }
    program.push(`export const options${i}_${panel.id}: Json<${panel.type}.Options> = ${JSON.stringify(panel.options)};`);
    lines[program.join('\n').split('\n').length] = `${name}: ${panel.title}`;
    const custom = panel.fieldConfig.defaults.custom;
    if (custom && withFields.has(panel.type)) {
      program.push(`export const fields${i}_${panel.id}: Json<${panel.type}.FieldConfig> = ${JSON.stringify(custom)};`);
      lines[program.join('\n').split('\n').length] = `${name}: ${panel.title}`;
    }
  }
});
const work = mkdtempSync(join(here, 'node_modules/.check-'));
try {
  const file = join(work, 'dashboards.ts');
  writeFileSync(file, program.join('\n'));
  const checked = ts.createProgram([file], {
    strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  });
  for (const found of ts.getPreEmitDiagnostics(checked)) {
    const line = found.file ? found.file.getLineAndCharacterOfPosition(found.start).line + 1 : 0;
    problems.push(`${lines[line] ?? found.file?.fileName}: ${ts.flattenDiagnosticMessageText(found.messageText, '\n  ')}`);
  }
} finally {
  rmSync(work, { recursive: true });
}

problems.forEach((problem) => console.error(problem));
console.log(`${dashboards.length} dashboards, ${queries} queries: ${problems.length} problems`);
process.exit(problems.length ? 1 : 0);
