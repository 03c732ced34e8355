#!/usr/bin/env bash
# A session of Cutsheet on the example, every exchange checked against the vendor's API, while the
# vendor's own SDK changes things behind its back.
set -euo pipefail
source "$(dirname "$0")/program.sh"
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$cutsheet" sandbox -- python3 checking_proxy.py --report "$report" -- \
  python3 cutsheet_suite.py "$cutsheet" ../../examples/acme
