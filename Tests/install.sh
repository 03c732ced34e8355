#!/usr/bin/env bash
# Installs the C libraries and the test peers; does nothing where they are there already.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(
  libyaml-dev libcurl4-openssl-dev libssl-dev libgit2-dev libmicrohttpd-dev libsimdjson-dev
  libpcre2-dev libidn2-dev pkg-config git openssh-client python3-venv ca-certificates
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
    missing+=("$package")
done
if ((${#missing[@]})); then
  run=()
  [[ $(id -u) -eq 0 ]] || run=(sudo)
  "${run[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${run[@]}" apt-get install -y -qq "${missing[@]}"
fi

peers=.build/peers
mkdir -p "$peers"
if ! cmp -s Tests/Peers/requirements.txt "$peers/installed.txt"; then
  rm -rf "$peers/venv"
  python3 -m venv "$peers/venv"
  "$peers/venv/bin/pip" install --quiet --requirement Tests/Peers/requirements.txt
  cp Tests/Peers/requirements.txt "$peers/installed.txt"
fi
# Does nothing where it is there in the pinned version.
PATH="$PWD/$peers/venv/bin:$PATH" sh Tests/Peers/json-schema-suite.sh "$peers/json-schema-suite"
