#!/bin/sh
# Whether an application has arrived: validate-onboarding.sh APP ENVIRONMENT NAMESPACE [OPTION OF lgtm4j verify ...]
# GRAFANA_URL says where Grafana is; scripts/portforwards/port-forward-grafana.sh makes it http://localhost:3000.
# ALLOY_DAEMONSET and ALLOY_NAMESPACE name the agent: alloy-APP in NAMESPACE when not set.
set -eu

if [ $# -lt 3 ]; then
  echo "Usage: $0 <app-name> <environment> <namespace> [options of lgtm4j verify]" >&2
  exit 1
fi

home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
application=$1
environment=$2
namespace=$3
shift 3

kubectl rollout status "daemonset/${ALLOY_DAEMONSET:-alloy-$application}" \
  --namespace "${ALLOY_NAMESPACE:-$namespace}" --timeout "${TIMEOUT:-60s}"
exec "${LGTM4J:-$home/lgtm4j}" verify "$application" --environment "$environment" --namespace "$namespace" \
  --grafana "${GRAFANA_URL:-http://localhost:3000}" "$@"
