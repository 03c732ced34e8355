#!/usr/bin/env bash
# The vendor's own SDK against a simulated tenant, every exchange checked against the vendor's API.
set -euo pipefail
source "$(dirname "$0")/program.sh"
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$cutsheet" sandbox -- python3 checking_proxy.py --report "$report" -- python3 sdk_suite.py
