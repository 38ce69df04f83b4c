#!/usr/bin/env bash
#
# Brings the charts, with the charts they depend on, into a folder, for render.sh and the tests:
#
#   platform/stack/charts/pull.sh ~/charts && LGTM4J_CHARTS=~/charts mvn verify

set -euo pipefail

target=$(mkdir -p "${1:?the folder to write to}" && cd "$1" && pwd)
cd "$(dirname "$0")"

value() { sed -n "s/^$1: //p" "$2"; }

for description in */chart.yaml; do
  helm pull "$(value chart "$description")" --repo "$(value repository "$description")" \
    --version "$(value version "$description")" --untar --untardir "$target"
done
