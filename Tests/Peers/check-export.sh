#!/usr/bin/env bash
# A made-up organisation written as a project, every exchange checked against the vendor's API.
set -euo pipefail
source "$(dirname "$0")/program.sh"
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$cutsheet" sandbox --size 100 -- python3 checking_proxy.py --report "$report" -- \
  python3 export_suite.py "$cutsheet"
