#!/usr/bin/env bash
# What a simulated tenant refuses, it refuses as the vendor documents, and to whom the vendor does.
set -euo pipefail
source "$(dirname "$0")/program.sh"

"$cutsheet" sandbox --size 10 -- python3 probe_suite.py
