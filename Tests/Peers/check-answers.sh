#!/usr/bin/env bash
# What simulated tenants refuse, they refuse as their vendors document, and to whom they do; what
# the one without an SDK grants, its vendor's API document describes.
set -euo pipefail
source "$(dirname "$0")/program.sh"
report=$(mktemp)
trap 'rm -f "$report"' EXIT

"$cutsheet" sandbox --size 10 -- python3 probe_suite.py
"$cutsheet" sandbox --vendor nice-cxone --size 10 -- python3 cxone_probe.py
"$cutsheet" sandbox --vendor nice-cxone --size 10 -- \
  python3 checking_proxy.py --report "$report" -- python3 cxone_suite.py
