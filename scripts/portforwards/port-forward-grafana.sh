#!/bin/sh
# Grafana at http://localhost:3000; CONTEXT, NAMESPACE and SERVICE name it.
exec kubectl port-forward ${CONTEXT:+--context "$CONTEXT"} --namespace "${NAMESPACE:-monitoring}" \
  "${SERVICE:-svc/grafana}" "${PORT:-3000}:${TARGET_PORT:-3000}"
