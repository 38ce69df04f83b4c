#!/usr/bin/env bash
#
# Renders what an environment installs, a file for each chart:
#
#   platform/stack/charts/render.sh prod azure target/stack
#
# Charts come from the folder LGTM4J_CHARTS (pull.sh fills it), else from their repositories.

set -euo pipefail

environment=${1:?dev, staging or prod}
storage=${2:?s3 or azure}
target=$(mkdir -p "${3:?the folder to write to}" && cd "$3" && pwd)
cd "$(dirname "$0")"

value() { sed -n "s/^$1: //p" "$2"; }

for folder in */; do
  folder=${folder%/}
  [[ -f $folder/$environment.yaml ]] || continue
  description=$folder/chart.yaml
  chart=$(value chart "$description")
  arguments=()
  for values in values "$environment" "$storage"; do
    if [[ -f $folder/$values.yaml ]]; then arguments+=(-f "$folder/$values.yaml"); fi
  done
  if [[ -n ${LGTM4J_CHARTS:-} ]]; then
    source=("$LGTM4J_CHARTS/$chart")
  else
    source=("$chart" --repo "$(value repository "$description")" --version "$(value version "$description")")
  fi
  helm template "$(value release "$description")" "${source[@]}" --namespace "$(value namespace "$description")" \
    --kube-version 1.33 "${arguments[@]}" >"$target/$folder.yaml"
  echo "$folder: $(grep -c '^kind:' "$target/$folder.yaml") objects"
done
