#!/usr/bin/env bash
# Shows Cutsheet from nothing to a rollback, on a fresh Debian 12 with Swift 6.3 and nothing else:
# against a simulated tenant on this machine, over real HTTP, with every state in git.
#
#   bash examples/quickstart.sh
#
# CUTSHEET=/path/to/cutsheet takes that program instead of building one.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n==> %s\n' "$*"; }

# expect STATUS COMMAND…: shows the command, and ends here when it does not exit so.
expect() {
  local wanted=$1 status=0
  shift
  printf '$ %s\n' "$*" | sed "s|$cutsheet|cutsheet|; s|$work/||g"
  "$@" || status=$?
  [[ $status -eq $wanted ]] || fail "it ended with $status instead of $wanted"
}

fail() {
  printf '\nquickstart: %s\n' "$*" >&2
  exit 1
}

# holds TEXT FILE: ends here when the text is not in the file.
holds() { grep -qF -- "$1" "$2" || fail "'$1' is not in what was shown"; }

if [[ -z ${CUTSHEET:-} ]]; then
  step "Install the C libraries that Cutsheet stands on"
  packages=(
    libyaml-dev libcurl4-openssl-dev libssl-dev libgit2-dev libmicrohttpd-dev libsimdjson-dev
    libpcre2-dev libidn2-dev pkg-config git curl ca-certificates
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
    "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}"
  fi

  step "Build a release"
  swift build -c release --static-swift-stdlib --product cutsheet
  CUTSHEET=$(swift build -c release --show-bin-path)/cutsheet
fi
cutsheet=$(realpath "$CUTSHEET")

work=$(mktemp -d)
sandbox=
clean() {
  if [[ -n $sandbox ]]; then
    kill "$sandbox" 2>/dev/null || true
    wait "$sandbox" 2>/dev/null || true
  fi
  rm -rf "$work"
}
trap clean EXIT

step "Take a copy of the example, a contact centre of 40 queues and 120 people"
cp -r examples/acme "$work/acme"
acme="$work/acme"

step "Start a simulated tenant"
"$cutsheet" sandbox --project "$acme" >"$work/sandbox.json" 2>"$work/sandbox.log" &
sandbox=$!
for _ in $(seq 200); do
  [[ -s $work/sandbox.json ]] && break
  kill -0 "$sandbox" 2>/dev/null || fail "the sandbox ended: $(cat "$work/sandbox.log")"
  sleep 0.05
done
value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/sandbox.json"; }
endpoint=$(value endpoint)
export CUTSHEET_ENDPOINT_CLOUD=$endpoint
export GENESYS_CLIENT_ID GENESYS_CLIENT_SECRET
GENESYS_CLIENT_ID=$(value GENESYS_CLIENT_ID)
GENESYS_CLIENT_SECRET=$(value GENESYS_CLIENT_SECRET)
echo "it answers at $endpoint"

# behind METHOD PATH [JSON]: changes the tenant as somebody with a browser would.
behind() {
  curl --fail --silent --show-error --output /dev/null --request "$1" \
    --data "${3:-}" "$endpoint/_sandbox/objects/$2?actor=joel.ortega@acme.example"
}

cd "$work"
step "Check the files, offline"
expect 0 "$cutsheet" validate --project acme

step "Plan: what would change, and why"
expect 0 "$cutsheet" plan --project acme --output cloud.plan.json >plan.txt
sed -n '1,25p' plan.txt
echo "  … and $(($(wc -l <plan.txt) - 25)) lines more"

step "Apply exactly that plan"
expect 0 "$cutsheet" apply cloud.plan.json --project acme --yes

step "A second plan is empty"
expect 0 "$cutsheet" plan --project acme --detailed-exitcode

step "Somebody changes the tenant behind its back: a service level, and a queue is gone"
behind PATCH queues/Billing \
  '{"mediaSettings":{"call":{"serviceLevel":{"percentage":0.5,"durationMs":60000}}}}'
behind DELETE queues/Moves

step "Find it"
expect 2 "$cutsheet" drift --project acme | tee drift.txt
holds "cloud/queues/Billing" drift.txt
holds "cloud/queues/Moves" drift.txt

step "Repair it: the same plan and apply as ever"
expect 0 "$cutsheet" apply --project acme --yes
expect 0 "$cutsheet" drift --project acme

step "Change a document, and apply it"
sed -i 's/lastAgentRoutingMode: QueueMembersOnly/lastAgentRoutingMode: AnyAgent/' \
  acme/queues/sales-voice.yaml
expect 0 "$cutsheet" apply --project acme --yes

step "Think better of it: roll the tenant back"
expect 0 "$cutsheet" rollback HEAD~1 --project acme --yes
expect 2 "$cutsheet" plan --project acme --detailed-exitcode

step "Every state is a commit"
expect 0 "$cutsheet" history --project acme

step "That was all; nothing is left behind"
