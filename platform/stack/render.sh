#!/usr/bin/env bash
#
# Renders what a size installs with the official charts, a file for each release:
#
#   platform/stack/render.sh prod target/stack            on the storage that sizes/prod names
#   platform/stack/render.sh prod target/stack s3         on another
#
# Charts come from the folder LGTM4J_CHARTS (pull.sh fills it), else from their repositories.

set -euo pipefail

size=${1:?dev, staging or prod}
target=$(mkdir -p "${2:?the folder to write to}" && cd "$2" && pwd)
chosen=${3:-}
cd "$(dirname "$0")"

value() { sed -n "s/^$1: //p" "$2"; }

for release in sizes/"$size"/*.yaml; do
  folder=values/$(value folder "$release")
  chart=$(value chart "$release")
  storage=${chosen:-$(value storage "$release")}
  arguments=()
  for part in values "$size" "$storage"; do
    if [[ -f $folder/$part.yaml ]]; then arguments+=(-f "$folder/$part.yaml"); fi
  done
  if [[ -n ${LGTM4J_CHARTS:-} ]]; then
    source=("$LGTM4J_CHARTS/$chart")
  else
    source=("$chart" --repo "$(value repository "$release")" --version "$(value version "$release")")
  fi
  helm template "$(value release "$release")" "${source[@]}" --namespace "$(value namespace "$release")" \
    --kube-version 1.33 "${arguments[@]}" >"$target/$(value release "$release").yaml"
done
echo "Rendered $(ls sizes/"$size" | wc -l) charts into $target"
