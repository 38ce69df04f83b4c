#!/usr/bin/env bash
#
# Brings the charts, with those they depend on, into a folder, for render.sh and for the tests:
#
#   platform/stack/pull.sh ~/charts && LGTM4J_CHARTS=~/charts mvn verify

set -euo pipefail

target=$(mkdir -p "${1:?the folder to write to}" && cd "$1" && pwd)
cd "$(dirname "$0")"

value() { sed -n "s/^$1: //p" "$2"; }

for release in sizes/*/*.yaml; do
  chart=$(value chart "$release")
  if [[ -d $target/$chart ]]; then continue; fi
  helm pull "$chart" --repo "$(value repository "$release")" --version "$(value version "$release")" \
    --untar --untardir "$target"
done
