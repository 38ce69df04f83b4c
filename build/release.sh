#!/bin/sh
# A release without the releasing: builds everything that is published, with sources, Javadoc (a warning fails it),
# bills of material and checksums, into target/release; checks that nothing is missing; gathers what each image is
# built from; and builds somebody else's project (build/consumer) against the result alone.
#
#   build/release.sh          about four minutes
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
out=$root/target/release
maven="mvn -B -ntp -q"

rm -rf "$out"
mkdir -p "$out/repository" "$out/images"

echo "Building what is published ..."
$maven -f "$root/pom.xml" -Prelease -DskipTests deploy "-DaltDeploymentRepository=release::default::file:$out/repository"

echo "Checking that nothing is missing ..."
missing=0
need() {
  ls "$1"/$2 >/dev/null 2>&1 || { echo "missing: $2 of $(basename "$(dirname "$1")")" >&2; missing=1; }
}
artifacts=0
for folder in "$out"/repository/io/github/lgtm4j/*/*/; do
  artifacts=$((artifacts + 1))
  need "$folder" '*.pom'
  need "$folder" '*.pom.sha1'
  case $folder in
  */lgtm4j-bom/*) continue ;;
  esac
  if grep -q '<parent>' "$folder"/*.pom; then
    echo "the pom in $folder has a parent, which nobody publishes" >&2
    missing=1
  fi
  for kind in .jar -sources.jar -javadoc.jar; do
    case $folder$kind in
    # Only dependencies: nothing to read in it.
    *starter/*-sources.jar | *starter/*-javadoc.jar) continue ;;
    esac
    need "$folder" "*$kind"
  done
  need "$folder" '*-cyclonedx.json'
done
[ $missing = 0 ] || exit 1

echo "Gathering what images are built from ..."
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/build/bom/pom.xml" | head -1)
context() { # NAME FOLDER DOCKERFILE: what COPY takes from the folder, and the Dockerfile
  mkdir -p "$out/images/$1"
  cp "$root/$2/$3" "$out/images/$1/Dockerfile"
  sed -n 's/^COPY \(--[^ ]* \)*//p' "$root/$2/$3" | grep -v -- '--from' | while read -r line; do
    (
      cd "$root/$2"
      for source in $(echo "${line% *}" | sed "s/\${VERSION}/$version/g"); do
        mkdir -p "$out/images/$1/$(dirname "$source")"
        cp -R "$source" "$out/images/$1/$(dirname "$source")/"
      done
    )
  done
}
context lgtm4j-agent agent-extension image/Dockerfile
for sample in legacy plain-java spring-boot; do
  context "lgtm4j-sample-$sample" "samples/$sample" Dockerfile
done

(cd "$out" && find . -type f -not -name '*.md5' -not -name '*.sha1' -not -name 'maven-metadata*' |
  LC_ALL=C sort | xargs sha256sum >SHA256SUMS)

echo "Building somebody else's project against it ..."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root/build/consumer" "$work/consumer"
$maven -f "$work/consumer/pom.xml" "-Dmaven.repo.local=$work/local" \
  "-Dlgtm4j.repository=file:$out/repository" verify

echo "$artifacts artifacts, $(wc -l <"$out/SHA256SUMS") files in target/release; a project that is not ours builds and runs against them"
