#!/usr/bin/env bash
#
# Three copies of samples/legacy under the agent: one fails, one is slow, one stops and then vanishes.
# A real Prometheus scrapes them with the labels that Alloy would add and evaluates the rules that
# lgtm4j rules render writes. Prints what became pending, fired and cleared, and when.
#
# Needs prometheus and promtool on the PATH, and a built checkout. Takes 20 minutes: the time that
# the alerts wait is the time that they wait in production.

set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
# Copies: a build in between must not take the jars from under the running applications.
agent=$work/agent.jar
sample=$work/sample.jar
cp "$root"/agent-extension/agent/target/lgtm4j-agent-[0-9]*[^s].jar "$agent"
cp "$root"/samples/legacy/target/lgtm4j-sample-legacy-*.jar "$sample"
healthy_seconds=${HEALTHY_SECONDS:-240}
down_seconds=${DOWN_SECONDS:-180}
faulty_seconds=${FAULTY_SECONDS:-960}
pids=()

stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# name, port, metrics port
start_application() {
  PORT=$2 OTEL_EXPORTER_PROMETHEUS_PORT=$3 OTEL_TRACES_EXPORTER=none \
    LGTM_APPLICATION=$1 LGTM_ENVIRONMENT=dev LGTM_TENANT=demo LGTM_CLUSTER=laptop \
    java -Xmx256m "-javaagent:$agent" -jar "$sample" >"$work/$1.log" 2>&1 &
  pids+=($!)
  echo $! >"$work/$1.pid"
  until curl -s -o /dev/null "localhost:$2/health"; do sleep 1; done
}

# name, metrics port: what discovery would have found
target() {
  cat >"$work/targets/$1.json" <<JSON
[{"targets": ["localhost:$2"], "labels": {"application": "$1", "environment": "dev", "tenant": "demo",
  "cluster": "laptop", "namespace": "demo", "team": "demo", "tier": "tier1", "pod": "$1-0"}}]
JSON
}

# port, path...: about four requests a second, over and over
traffic() {
  local port=$1; shift
  while :; do
    for path in "$@"; do
      curl -s -o /dev/null --max-time 5 "localhost:$port$path" || true
      sleep 0.2
    done
  done
}

swap_traffic() {
  [[ ! -f $work/$1.traffic ]] || kill "$(cat "$work/$1.traffic")"
  traffic "${@:2}" &
  pids+=($!)
  echo $! >"$work/$1.traffic"
}

alerts() {
  promtool query instant "http://localhost:$prometheus_port" 'ALERTS{application!=""}' |
    sed -En 's/.*alertname="([^"]+)", alertstate="([^"]+)", application="([^"]+)"(.*)=> 1 .*/\3|\1|\2|\4/p' |
    sed -E 's/\|[^|]*sli="([^"]+)".*/|\1/; s/\|[^|=]*=.*$/|/' | sort -u
}

said() { printf '| %3d s | %s |\n' $((SECONDS - began)) "$*"; }

watch_until() {
  while ((SECONDS < $1)); do
    alerts >"$work/now"
    comm -13 "$work/before" "$work/now" | while IFS='|' read -r application alert state sli; do
      said "$application | $alert${sli:+ ($sli)} | $state"
    done
    comm -23 "$work/before" "$work/now" | while IFS='|' read -r application alert state sli; do
      grep -q "^$application|$alert|" "$work/now" || said "$application | $alert${sli:+ ($sli)} | cleared"
    done
    mv "$work/now" "$work/before"
    sleep 5
  done
}

free_port() { shuf -i 20000-29999 -n 1; }

cat >"$work/lgtm4j.yaml" <<YAML
applications:
  failing: {team: demo, tier: tier1, tenant: demo, environments: {dev: {cluster: laptop}}}
  slow: {team: demo, tier: tier1, tenant: demo, environments: {dev: {cluster: laptop}}}
  vanishing: {team: demo, tier: tier1, tenant: demo, environments: {dev: {cluster: laptop}}}
YAML
"$root/lgtm4j" rules render -f "$work/lgtm4j.yaml" -o "$work/rules" >&2

prometheus_port=$(free_port)
mkdir "$work/targets"
cat >"$work/prometheus.yaml" <<YAML
global: {scrape_interval: 5s, evaluation_interval: 30s}
rule_files: ["$work/rules/demo/metrics/*.yaml", "$work/rules/platform/metrics/*.yaml"]
scrape_configs:
  - job_name: legacy
    file_sd_configs: [{files: ["$work/targets/*.json"], refresh_interval: 5s}]
YAML
promtool check config "$work/prometheus.yaml" >"$work/check.log" || { cat "$work/check.log"; exit 1; }

declare -A port metrics
for name in failing slow vanishing; do
  port[$name]=$(free_port)
  metrics[$name]=$(free_port)
  start_application "$name" "${port[$name]}" "${metrics[$name]}"
  target "$name" "${metrics[$name]}"
  swap_traffic "$name" "${port[$name]}" /api/users /api/data /api/users /health
done
prometheus --config.file="$work/prometheus.yaml" --storage.tsdb.path="$work/data" \
  --web.listen-address="localhost:$prometheus_port" >"$work/prometheus.log" 2>&1 &
pids+=($!)
until curl -sf -o /dev/null "localhost:$prometheus_port/-/ready"; do sleep 1; done

began=$SECONDS
: >"$work/before"
echo '| after | application | what | state |'
echo '|--:|---|---|---|'
said "all | good traffic begins |"
watch_until $((began + healthy_seconds))
said "failing | one request in five is /api/error |"
swap_traffic failing "${port[failing]}" /api/users /api/data /api/users /api/error /api/data
said "slow | one request in three is /api/slow |"
swap_traffic slow "${port[slow]}" /api/users /api/slow /api/data
said "vanishing | its process is stopped |"
kill "$(cat "$work/vanishing.pid")"
watch_until $((began + healthy_seconds + down_seconds))
said "vanishing | its target is gone, as when a pod is deleted |"
rm "$work/targets/vanishing.json"
watch_until $((began + healthy_seconds + faulty_seconds))

echo
for query in 'application:http_error_ratio:rate5m' 'application:threshold:error_ratio' \
  'application:http_request_duration_seconds:p95' 'application:threshold:latency_p95' \
  'application:threshold:apdex' 'application:apdex:rate5m' 'application:slo_burn_rate:1h' 'application:series:sum'; do
  promtool query instant "http://localhost:$prometheus_port" "$query" |
    sed -E 's/, (cluster|environment|namespace|team|tenant|tier)="[^"]*"//g; s/ @.*//'
done
