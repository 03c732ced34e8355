#!/usr/bin/env bash
# What a simulated tenant refuses, it refuses as the vendor documents.
set -euo pipefail
cd "$(dirname "$0")"
cutsheet=${CUTSHEET:-$(swift build --show-bin-path)/cutsheet}

"$cutsheet" sandbox --size 10 -- python3 probe_suite.py
