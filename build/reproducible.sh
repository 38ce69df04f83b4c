#!/bin/sh
# Builds the jars of this commit twice, each in a fresh clone, and compares their hashes.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for round in first second; do
  git clone -q "$root" "$work/$round"
  echo "Building the $round time ..."
  mvn -B -ntp -q -f "$work/$round/pom.xml" -DskipTests package
  (
    cd "$work/$round"
    find . -path '*/target/*.jar' -not -path '*/target/stock/*' -not -name 'original-*' |
      LC_ALL=C sort | xargs sha256sum
  ) >"$work/$round.sums"
done

if ! diff "$work/first.sums" "$work/second.sums"; then
  echo "These jars differ between two builds of one commit" >&2
  exit 1
fi
echo "$(wc -l <"$work/first.sums") jars, the same bytes twice"
