#!/usr/bin/env bash
#
# Records what the tests and the previews of the dashboards are made of: the samples, under the agent and
# with the SDK, through the shipped Alloy configurations (source and sink), into a real Prometheus, Loki,
# Tempo and Mimir. Prometheus evaluates platform/rules; Loki's ruler writes its records there. In the second
# half one request in five fails and one is slow.
#
#   platform/grafana/recorded/record.sh RAW        records for 20 minutes into the folder RAW
#   mvn verify -pl . -Dtest=RecordingTest -Dlgtm4j.recording=RAW    keeps what dashboards ask for
#
# Needs alloy, prometheus, promtool, loki, tempo and mimir on the PATH, and a built checkout.

set -euo pipefail

root=$(cd "$(dirname "$0")/../../.." && pwd)
raw=$(mkdir -p "${1:?the folder to write to}" && cd "$1" && pwd)
work=$(mktemp -d)
seconds=${RECORD_SECONDS:-1200}
pids=()

stop() {
  # An Alloy that cannot deliver waits for ever.
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  sleep 5
  for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [[ -n ${KEEP:-} ]] || rm -rf "$work"
}
trap stop EXIT

free_port() {
  local port
  while :; do
    port=$(shuf -i 20000-29999 -n 1)
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo "$port"
}

# name, command...
start() {
  local name=$1; shift
  "$@" >"$work/$name.log" 2>&1 &
  pids+=($!)
}

until_up() {
  local waited=0
  until curl -sf -o /dev/null "$1"; do
    sleep 1
    ((++waited < 120)) || { echo "$1 does not answer" >&2; tail -n 20 "$work"/*.log >&2; exit 1; }
  done
}

for name in prometheus loki loki_grpc tempo tempo_grpc tempo_otlp mimir mimir_grpc store_otlp store_metrics store_page sink_metrics sink_logs sink_grpc sink_http \
  source_grpc source_http source_page sink_page checkout catalog catalog_2 catalog_staging storefront \
  catalog_metrics catalog_2_metrics catalog_staging_metrics checkout_metrics storefront_metrics; do
  declare "$name=$(free_port)"
done

# ---- Prometheus, with the rules
cat >"$work/lgtm4j.yaml" <<YAML
applications:
  checkout: {team: payments, tier: tier1, tenant: prod, environments: {prod: {cluster: eu-1, namespace: vm}}}
  catalog: {team: shelf, tier: tier2, tenant: prod, environments: {prod: {cluster: eu-1, namespace: vm}}}
  storefront: {team: web, tier: tier1, tenant: prod, environments: {prod: {cluster: eu-1, namespace: vm}}}
YAML
"$root/lgtm4j" rules render -f "$work/lgtm4j.yaml" -o "$work/rules"
cat >"$work/prometheus.yaml" <<YAML
global: {scrape_interval: 30s, evaluation_interval: 30s}
rule_files: ["$work/rules/prod/metrics/*.yaml", "$work/rules/platform/metrics/*.yaml"]
scrape_configs:
  - job_name: lgtm/prometheus
    static_configs: [{targets: ["localhost:$prometheus"], labels: {cluster: monitoring, namespace: lgtm, pod: prometheus-0}}]
  - job_name: lgtm/loki
    static_configs: [{targets: ["localhost:$loki"], labels: {cluster: monitoring, namespace: lgtm, pod: loki-0}}]
  - job_name: lgtm/tempo
    static_configs: [{targets: ["localhost:$tempo"], labels: {cluster: monitoring, namespace: lgtm, pod: tempo-0}}]
  - job_name: lgtm/mimir
    static_configs: [{targets: ["localhost:$mimir"], labels: {cluster: monitoring, namespace: lgtm, pod: mimir-0}}]
YAML
start prometheus prometheus --config.file="$work/prometheus.yaml" --storage.tsdb.path="$raw/prometheus" \
  --web.listen-address="127.0.0.1:$prometheus" --web.enable-remote-write-receiver \
  --enable-feature=exemplar-storage
until_up "http://127.0.0.1:$prometheus/-/ready"

# ---- Loki, with its ruler
cat >"$work/loki.yaml" <<YAML
auth_enabled: true
server: {http_listen_address: 127.0.0.1, http_listen_port: $loki, grpc_listen_address: 127.0.0.1, grpc_listen_port: $loki_grpc, log_level: warn}
common:
  path_prefix: $work/loki
  replication_factor: 1
  instance_addr: 127.0.0.1
  ring: {kvstore: {store: inmemory}}
  storage: {filesystem: {chunks_directory: $work/loki/chunks, rules_directory: $work/loki/rules}}
schema_config:
  configs: [{from: 2024-01-01, store: tsdb, object_store: filesystem, schema: v13, index: {prefix: index_, period: 24h}}]
limits_config: {allow_structured_metadata: true, volume_enabled: true, max_entries_limit_per_query: 50000}
ruler:
  storage: {type: local, local: {directory: $work/loki-rules}}
  rule_path: $work/loki/rules-temporary
  wal: {dir: $work/loki/ruler-wal}
  remote_write: {enabled: true, clients: {prometheus: {url: "http://127.0.0.1:$prometheus/api/v1/write"}}}
analytics: {reporting_enabled: false}
YAML
mkdir -p "$work/loki-rules/prod"
cp "$work"/rules/prod/logs/*.yaml "$work/loki-rules/prod/"
start loki loki -config.file="$work/loki.yaml"

# ---- Tempo
cat >"$work/tempo.yaml" <<YAML
multitenancy_enabled: true
server: {http_listen_address: 127.0.0.1, http_listen_port: $tempo, grpc_listen_address: 127.0.0.1, grpc_listen_port: $tempo_grpc, log_level: warn}
distributor: {receivers: {otlp: {protocols: {http: {endpoint: "127.0.0.1:$tempo_otlp"}}}}}
storage: {trace: {backend: local, local: {path: $work/tempo/blocks}, wal: {path: $work/tempo/wal}}}
usage_report: {reporting_enabled: false}
YAML
start tempo tempo -config.file="$work/tempo.yaml"
until_up "http://127.0.0.1:$tempo/ready"
until_up "http://127.0.0.1:$loki/ready"

# ---- Mimir, beside Prometheus
cat >"$work/mimir.yaml" <<YAML
target: all,overrides-exporter
multitenancy_enabled: true
server: {http_listen_address: 127.0.0.1, http_listen_port: $mimir, grpc_listen_address: 127.0.0.1, grpc_listen_port: $mimir_grpc, log_level: warn}
common: {storage: {backend: filesystem, filesystem: {dir: $work/mimir/objects}}}
blocks_storage: {tsdb: {dir: $work/mimir/tsdb}, bucket_store: {sync_dir: $work/mimir/sync}, filesystem: {dir: $work/mimir/blocks}}
compactor: {data_dir: $work/mimir/compactor, sharding_ring: {kvstore: {store: memberlist}}}
ruler_storage: {backend: filesystem, filesystem: {dir: $work/mimir/rules}}
ruler: {rule_path: $work/mimir/rules-temporary}
alertmanager_storage: {backend: filesystem, filesystem: {dir: $work/mimir/alertmanager}}
alertmanager: {data_dir: $work/mimir/alertmanager-data}
ingester: {ring: {instance_addr: 127.0.0.1, kvstore: {store: memberlist}, replication_factor: 1}}
memberlist: {bind_addr: [127.0.0.1], bind_port: 0}
limits: {max_global_series_per_user: 150000}
activity_tracker: {filepath: $work/mimir/activity.log}
usage_stats: {enabled: false}
YAML
mkdir -p "$work/mimir"
start mimir mimir -config.file="$work/mimir.yaml"
until_up "http://127.0.0.1:$mimir/ready"

# ---- what the sink sends: metrics to Prometheus and Mimir, spans to a file and Tempo
cat >"$work/store.alloy" <<ALLOY
prometheus.receive_http "sink" {
  http {
    listen_address = "127.0.0.1"
    listen_port    = $store_metrics
  }
  forward_to = [prometheus.remote_write.prometheus.receiver, prometheus.relabel.prod.receiver, prometheus.relabel.platform.receiver]
}
prometheus.remote_write "prometheus" {
  endpoint {
    url            = "http://127.0.0.1:$prometheus/api/v1/write"
    send_exemplars = true
  }
}
$(for tenant in prod platform; do cat <<TENANT
prometheus.relabel "$tenant" {
  rule {
    source_labels = ["tenant"]
    regex         = "$tenant"
    action        = "keep"
  }
  forward_to = [prometheus.remote_write.$tenant.receiver]
}
prometheus.remote_write "$tenant" {
  endpoint {
    url     = "http://127.0.0.1:$mimir/api/v1/push"
    headers = {"X-Scope-OrgID" = "$tenant"}
  }
}
TENANT
done)
otelcol.receiver.otlp "sink" {
  http {
    endpoint         = "127.0.0.1:$store_otlp"
    include_metadata = true
  }
  output {
    traces = [otelcol.processor.batch.sink.input, otelcol.exporter.file.spans.input]
  }
}
otelcol.processor.batch "sink" {
  metadata_keys = ["X-Scope-OrgID"]
  output {
    traces = [otelcol.exporter.otlphttp.tempo.input]
  }
}
otelcol.exporter.file "spans" {
  path = "$raw/spans.jsonl"
}
otelcol.auth.headers "tenant" {
  header {
    key          = "X-Scope-OrgID"
    from_context = "X-Scope-OrgID"
  }
}
otelcol.exporter.otlphttp "tempo" {
  client {
    endpoint = "http://127.0.0.1:$tempo_otlp"
    auth     = otelcol.auth.headers.tenant.handler
  }
  retry_on_failure {
    max_elapsed_time = "30s"
  }
  sending_queue {
    enabled = false
  }
}
ALLOY
start store alloy run --storage.path="$work/store" --server.http.listen-addr="127.0.0.1:$store_page" \
  --stability.level=experimental --disable-reporting "$work/store.alloy"

# ---- the sink's Alloy and the source's, as they are shipped
cp -r "$root/platform/sink" "$work/sink"
cp -r "$root/alloy-local/config" "$work/source"
"$root/lgtm4j" config tenants prod=vm staging=vm platform=vm | tee "$work/sink/tenants/tenants.alloy" >"$work/source/tenants/tenants.alloy"
start alloy-sink env LGTM_ENVIRONMENT=prod LGTM_CLUSTER=monitoring LGTM_TENANT=platform POD_NAMESPACE=lgtm \
  LGTM_MIMIR_URL="http://127.0.0.1:$store_metrics" LGTM_MIMIR_PATH=/api/v1/metrics/write \
  LGTM_LOKI_URL="http://127.0.0.1:$loki" LGTM_TEMPO_URL="http://127.0.0.1:$store_otlp" \
  LGTM_SINK_LISTEN=127.0.0.1 LGTM_SINK_METRICS_PORT="$sink_metrics" LGTM_SINK_LOGS_PORT="$sink_logs" \
  LGTM_SINK_OTLP_GRPC_ADDRESS="127.0.0.1:$sink_grpc" LGTM_SINK_OTLP_HTTP_ADDRESS="127.0.0.1:$sink_http" \
  LGTM_SAMPLING_RATIO=0.25 \
  alloy run --storage.path="$work/alloy-sink" --server.http.listen-addr="127.0.0.1:$sink_page" \
  --stability.level=public-preview --disable-reporting "$work/sink/sink/config.alloy"
mkdir "$work/targets" "$work/logs.d" "$work/logs"
start alloy-source env LGTM_ENVIRONMENT=prod LGTM_CLUSTER=eu-1 LGTM_TENANT=platform POD_NAMESPACE=vm \
  LGTM_SINK_METRICS_URL="http://127.0.0.1:$sink_metrics/api/v1/metrics/write" \
  LGTM_SINK_LOGS_URL="http://127.0.0.1:$sink_logs/loki/api/v1/push" \
  LGTM_SINK_URL="http://127.0.0.1:$sink_http" LGTM_SINK_OTLP_URL="http://127.0.0.1:$sink_http" LGTM_JOURNAL=off \
  LGTM_TARGETS_FILES="$work/targets/*.yaml" LGTM_LOGS_FILES="$work/logs.d/*.yaml" \
  LGTM_OTLP_GRPC_ADDRESS="127.0.0.1:$source_grpc" LGTM_OTLP_HTTP_ADDRESS="127.0.0.1:$source_http" \
  alloy run --storage.path="$work/alloy-source" --server.http.listen-addr="127.0.0.1:$source_page" \
  --stability.level=public-preview --disable-reporting "$work/source/vm/config.alloy"
until_up "http://127.0.0.1:$source_page/-/ready"
until_up "http://127.0.0.1:$sink_page/-/ready"

# ---- the applications
cp "$root"/agent-extension/agent/target/lgtm4j-agent-[0-9]*[^s].jar "$work/agent.jar"
cp "$root"/samples/legacy/target/lgtm4j-sample-legacy-*.jar "$work/legacy.jar"
# Copies: a build in between must not take the jars from under the running applications.
mkdir "$work/lib"
cp -r "$root/samples/plain-java/target/classes" "$work/shop"
tr : '\n' <"$root/samples/plain-java/target/classpath.txt" | xargs -I {} cp {} "$work/lib/"
sdk_classes="$work/shop:$work/lib/*"
javac -cp "$sdk_classes" -d "$work/storefront" "$root/platform/grafana/recorded/Storefront.java"

# pod, application, environment, tenant, team, tier, port, metrics port, java arguments...
application() {
  local pod=$1 application=$2 environment=$3 tenant=$4 team=$5 tier=$6 port=$7 metrics=$8; shift 8
  start "$pod" env PORT="$port" LGTM_METRICS_PORT="$metrics" OTEL_EXPORTER_PROMETHEUS_PORT="$metrics" \
    LGTM_APPLICATION="$application" LGTM_ENVIRONMENT="$environment" LGTM_TENANT="$tenant" LGTM_CLUSTER=eu-1 \
    LGTM_TEAM="$team" LGTM_TIER="$tier" LGTM_SAMPLING_RATIO=0.25 \
    OTEL_RESOURCE_ATTRIBUTES="service.instance.id=$pod,service.version=1.4.2" \
    OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$source_grpc" OTEL_EXPORTER_OTLP_PROTOCOL=grpc \
    CHECKOUT_PORT="$checkout" CATALOG_PORT="$catalog" java -Xmx96m "$@"
  ln -s "$work/$pod.log" "$work/logs/$pod.log"
  local labels="application: $application, environment: $environment, tenant: $tenant, team: $team, tier: $tier, pod: $pod"
  echo "- {targets: ['localhost:$metrics'], labels: {$labels}}" >"$work/targets/$pod.yaml"
  echo "- {targets: [localhost], labels: {__path__: '$work/$pod.log', $labels}}" >"$work/logs.d/$pod.yaml"
}

application checkout-0 checkout prod prod payments tier1 "$checkout" "$checkout_metrics" \
  -cp "$sdk_classes" io.github.lgtm4j.samples.plain.ShopApplication
application catalog-0 catalog prod prod shelf tier2 "$catalog" "$catalog_metrics" \
  "-javaagent:$work/agent.jar" -jar "$work/legacy.jar"
application catalog-1 catalog prod prod shelf tier2 "$catalog_2" "$catalog_2_metrics" \
  "-javaagent:$work/agent.jar" -jar "$work/legacy.jar"
application catalog-staging-0 catalog staging staging shelf tier2 "$catalog_staging" "$catalog_staging_metrics" \
  "-javaagent:$work/agent.jar" -jar "$work/legacy.jar"
application storefront-0 storefront prod prod web tier1 "$storefront" "$storefront_metrics" \
  -cp "$work/storefront:$sdk_classes" Storefront
for port in "$checkout" "$catalog" "$catalog_2" "$catalog_staging" "$storefront"; do
  until_up "http://127.0.0.1:$port/health"
done

# seconds, then paths: over and over, some four requests a second
traffic() {
  local end=$((SECONDS + $1)); shift
  while ((SECONDS < end)); do
    for path in "$@"; do
      curl -s -o /dev/null --max-time 5 "localhost:$storefront$path" || true
      curl -s -o /dev/null --max-time 5 "localhost:$catalog_2/api/users" || true
      sleep 0.3
    done
    curl -s -o /dev/null --max-time 5 "localhost:$catalog_staging/api/data" || true
    curl -s -o /dev/null --max-time 5 "localhost:$catalog_staging/api/error" || true
    curl -s -o /dev/null --max-time 5 "localhost:$catalog/health" || true
  done
}

began=$(date +%s)
echo "good traffic, then one request in five fails and one is slow"
traffic $((seconds / 2)) /catalog /offers /order /catalog /order
traffic $((seconds / 2)) /catalog /offers /order /pay /search
# What the last minute wrote has to arrive: a scrape, a batch, the sampler's wait.
sleep 60
ended=$(date +%s)

# ---- what is there
printf 'began=%s\nended=%s\n' "$began" "$ended" >"$raw/times"
window="start=$began&end=$ended"
mkdir -p "$raw/lines"
for tenant in prod staging platform; do
  curl -sf -G "http://127.0.0.1:$loki/loki/api/v1/query_range?${window}&limit=50000&direction=forward" \
    -H "X-Scope-OrgID: $tenant" -H 'X-Loki-Response-Encoding-Flags: categorize-labels' \
    --data-urlencode 'query={application=~".+"}' >"$raw/lines/$tenant.json"
done
curl -sf -G "http://127.0.0.1:$prometheus/api/v1/query_exemplars?${window}" \
  --data-urlencode 'query=http_server_request_duration_seconds_bucket' >"$raw/exemplars.json"
hostname >"$raw/hostname"
echo "$work" >"$raw/work"
stop
pids=()
promtool tsdb dump "$raw/prometheus" >"$raw/samples.txt"
echo "recorded $(wc -l <"$raw/samples.txt") samples"
