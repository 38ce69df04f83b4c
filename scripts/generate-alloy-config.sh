#!/bin/sh
# The agent of one application: generate-alloy-config.sh APP ENVIRONMENT CLUSTER NAMESPACE
# Writes configs/APP-ENVIRONMENT/. LGTM_SINK_URL says where the sink is. For more than one application write a
# lgtm4j.yaml and run lgtm4j config render: docs/guides/onboarding.md
set -eu

if [ $# -ne 4 ] || [ -z "$1" ] || [ -z "$2" ] || [ -z "$3" ] || [ -z "$4" ]; then
  echo "Usage: $0 <app-name> <environment> <cluster-name> <namespace>" >&2
  exit 1
fi

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
"${LGTM4J:-$home/lgtm4j}" config render k8s --output "configs/$1-$2" \
  --set "sink.url=${LGTM_SINK_URL:-https://alloy-sink.lgtm.internal}" \
  --set "clusters.\"$3\".agent=application" \
  --set "applications.\"$1\".environments.\"$2\".cluster=$3" \
  --set "applications.\"$1\".environments.\"$2\".namespace=$4"
echo "Apply it with: kubectl apply -k configs/$1-$2/$3/agents/$1-$2"
