#!/usr/bin/env bash
#
# Builds loki, lokitool and alertmanager with Go into a folder, for the tests that ask them. Packages of
# prometheus bring promtool and amtool; nobody packages these. Ten minutes on two cores the first time.
#
#   platform/rules/tests/build-tools.sh ~/tools && PATH=$PATH:~/tools mvn verify

set -euo pipefail

target=$(mkdir -p "${1:?the folder to write to}" && cd "$1" && pwd)
loki=v3.7.8
alertmanager=v0.28.1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export GOFLAGS="-mod=mod -buildvcs=false"

GOBIN=$target go install "github.com/prometheus/alertmanager/cmd/alertmanager@$alertmanager"

# Loki's module replaces others, so "go install" refuses it: a module of our own replaces the same.
go mod init build.invalid/tools 2>/dev/null
source=$(GOFLAGS=-buildvcs=false go mod download -json "github.com/grafana/loki/v3@$loki" | sed -n 's/.*"Dir": "\(.*\)",/\1/p')
sed -e 's#^module .*#module build.invalid/tools#' -e '/=> \.\//d' "$source/go.mod" >go.mod
echo "require github.com/grafana/loki/v3 $loki" >>go.mod
cp "$source/go.sum" go.sum
go build -o "$target/" github.com/grafana/loki/v3/cmd/loki github.com/grafana/loki/v3/cmd/lokitool
