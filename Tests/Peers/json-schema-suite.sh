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
base=https://files.pythonhosted.org/packages/b3/fc
url=$base/e067678238fa451312d4c62bf6e6cf5ec56375422aee02f9cb5f909b3047/$archive

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
curl --fail --silent --show-error --location --retry 3 -o "$download/$archive" "$url"
echo "$sha256  $download/$archive" | sha256sum --check --quiet
tar -xzf "$download/$archive" -C "$directory" --strip-components=2 "jsonschema-$version/json"
echo "$version" >"$directory/.version"
