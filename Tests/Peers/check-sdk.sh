#!/usr/bin/env bash
# The vendor's own SDK against a simulated tenant, every exchange checked against the vendor's API.
set -euo pipefail
cd "$(dirname "$0")"
cutsheet=${CUTSHEET:-$(swift build --show-bin-path)/cutsheet}
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$cutsheet" sandbox -- python3 checking_proxy.py --report "$report" -- python3 sdk_suite.py
