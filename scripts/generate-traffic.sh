#!/bin/sh
# Requests to an application behind a port-forward: generate-traffic.sh PORT [SECONDS]
# PATHS are asked in turn; / when not set. Says how many were answered, and how.
set -eu

if [ $# -lt 1 ]; then
  echo "Usage: $0 <port> [seconds]" >&2
  exit 1
fi

port=$1
end=$(($(date +%s) + ${2:-60}))
answers=$(mktemp)
trap 'sort "$answers" | uniq -c; rm -f "$answers"' EXIT
trap 'exit 130' INT TERM

while [ "$(date +%s)" -lt "$end" ]; do
  for path in ${PATHS:-/}; do
    curl --silent --output /dev/null --max-time 5 --write-out "%{http_code} $path\n" \
      "http://localhost:$port$path" >>"$answers" || true
  done
  sleep "${PAUSE:-0.2}"
done
