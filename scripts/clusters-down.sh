#!/bin/sh
# Removes clusters that clusters-up.sh made: clusters-down.sh CLUSTER...
set -eu

if [ $# -lt 1 ]; then
  echo "Usage: $0 <cluster> ..." >&2
  exit 1
fi

for cluster in "$@"; do
  minikube delete --profile "$cluster"
done
