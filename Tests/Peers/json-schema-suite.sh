#!/bin/sh
# Unpacks the official JSON Schema test suite into DIR, from the pinned source
# distribution of the Python package `jsonschema`, which bundles it.
#
#   Tests/Peers/json-schema-suite.sh DIR
#   export CUTSHEET_JSON_SCHEMA_SUITE=DIR
set -eu

version=4.26.0
sha256=0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326
archive=jsonschema-$version.tar.gz

if [ $# -ne 1 ]; then
  echo "usage: $0 DIR" >&2
  exit 64
fi
directory=$1
mkdir -p "$directory"
if [ "$(cat "$directory/.version" 2>/dev/null)" = "$version" ]; then
  exit 0
fi

download=$(mktemp -d)
trap 'rm -rf "$download"' EXIT
python3 -m pip download --quiet --no-deps --no-binary jsonschema --dest "$download" \
  "jsonschema==$version"
echo "$sha256  $download/$archive" | sha256sum --check --quiet
tar -xzf "$download/$archive" -C "$directory" --strip-components=2 "jsonschema-$version/json"
echo "$version" >"$directory/.version"
