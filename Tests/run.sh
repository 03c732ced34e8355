#!/usr/bin/env bash
# Runs everything that must hold, from nothing but Debian 12 with Swift 6.3: installs what it
# needs, then checks format, build, imports, tests, peers and the README's example.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

step "install what the tests need"
bash Tests/install.sh
peers="$PWD/.build/peers"
export PATH="$peers/venv/bin:$PATH"
export CUTSHEET_PEERS="$peers"
export CUTSHEET_JSON_SCHEMA_SUITE="$peers/json-schema-suite"

step "format, lint and ratchets"
swift format lint --strict --recursive --parallel Package.swift Sources Tests
bash Tests/Checks/ratchets.sh

step "build, warnings as errors, imports as declared"
swift build --build-tests --explicit-target-dependency-import-check error

# One at a time: on two cores, a test with a deadline would wait for others' blocking calls.
step "tests"
swift test --skip-build --no-parallel

if [[ -d Tests/Peers ]]; then
  for check in Tests/Peers/check-*.sh; do
    [[ -e "$check" ]] || continue
    step "peer: $(basename "$check" .sh)"
    bash "$check"
  done
fi

if [[ -e examples/quickstart.sh ]]; then
  step "the README's example"
  bash examples/quickstart.sh
fi
