#!/bin/sh
# Clusters to try the agents in: clusters-up.sh DIR CLUSTER...
# Makes each cluster with minikube, as a context of its name, and applies what lgtm4j config render wrote to
# DIR/CLUSTER. The Secret alloy-credentials is yours to make: DIR/CLUSTER/manifests/secret-template.yaml
set -eu

if [ $# -lt 2 ]; then
  echo "Usage: $0 <rendered directory> <cluster> ..." >&2
  exit 1
fi

rendered=$1
shift
for cluster in "$@"; do
  if [ ! -f "$rendered/$cluster/kustomization.yaml" ]; then
    echo "$rendered/$cluster has no kustomization.yaml: render it first, with agent: node and without canary" >&2
    exit 1
  fi
done
for cluster in "$@"; do
  minikube start --profile "$cluster" --memory "${MEMORY:-2g}" --cpus "${CPUS:-2}"
  kubectl --context "$cluster" apply --kustomize "$rendered/$cluster"
done
