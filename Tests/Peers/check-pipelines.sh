#!/usr/bin/env bash
# What forges get from us. The pipeline files that `cutsheet deploy` writes: against the published schemas, by linters, and
# run for real by a runner without containers, against a fake GitHub and a simulated tenant.
set -euo pipefail
source "$(dirname "$0")/program.sh"

golden=../CommandsTests/Golden
check-jsonschema --builtin-schema vendor.github-workflows "$golden"/deploy-github*.yml
check-jsonschema --builtin-schema vendor.gitlab-ci "$golden"/deploy-gitlab*.yml
yamllint -d '{extends: default, rules: {line-length: {max: 110}, document-start: disable,
  truthy: {check-keys: false}, comments: {min-spaces-from-content: 1}}}' "$golden"/deploy-*.yml
zizmor --offline --no-progress "$golden"/deploy-github*.yml
for script in "$golden"/deploy-*.py; do
  python3 -W error -c 'import ast, pathlib, sys; ast.parse(pathlib.Path(sys.argv[1]).read_text())' \
    "$script"
done

"$cutsheet" sandbox -- python3 remarks_suite.py "$cutsheet"
for forge in github gitlab; do
  "$cutsheet" sandbox -- python3 "${forge}_suite.py" "$cutsheet"
done
