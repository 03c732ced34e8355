#!/usr/bin/env bash
# Sessions of Cutsheet on the example, every exchange checked against the vendor's API: one while
# the vendor's own SDK changes things behind its back, two with a tenant that makes life hard.
set -euo pipefail
source "$(dirname "$0")/program.sh"
report=$(mktemp)
trap 'rm -f "$report"' EXIT
example=../../examples/acme

"$cutsheet" sandbox -- python3 checking_proxy.py --report "$report" -- \
  python3 cutsheet_suite.py "$cutsheet" "$example"

for trouble in '--faults=503:0.03,reset:0.03,lost-reply:0.03' '--lag=200ms'; do
  "$cutsheet" sandbox "$trouble" -- python3 checking_proxy.py --report "$report" -- \
    python3 hostile_suite.py "$cutsheet" "$example"
done
