#!/usr/bin/env bash
# The check of exchanges must fail where an exchange is wrong, or it shows nothing.
set -euo pipefail
cd "$(dirname "$0")"
python3 exchange_check_suite.py
