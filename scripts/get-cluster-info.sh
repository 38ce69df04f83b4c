#!/bin/sh
# The agents of a cluster, and what they report: get-cluster-info.sh [CONTEXT]
set -eu

kubectl ${1:+--context "$1"} get daemonsets,pods --all-namespaces --output wide \
  --selector app.kubernetes.io/component=source-agent
