#!/usr/bin/env bash
#
# Holds the dashboards, or those of another folder, against Grafana's own types and grammars. npm brings them to
# target/grafana-check the first time (35 MB).

set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$here/../../../target/grafana-check
mkdir -p "$work"
cp "$here"/package.json "$here"/package-lock.json "$here"/check.mjs "$work"
cd "$work"
[[ -d node_modules ]] || npm ci --no-fund --no-audit
exec node check.mjs "${1:-$here/../dashboards}"
