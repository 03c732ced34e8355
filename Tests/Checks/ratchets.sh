#!/usr/bin/env bash
# Counts what must not grow. The allowed number is 0 unless a line here says why.
set -uo pipefail
cd "$(dirname "$0")/../.."
failed=0

ratchet() { # what, allowed, count, lines
  if (($3 > $2)); then
    printf 'ratchet: %s: %d, allowed %d\n%s\n' "$1" "$3" "$2" "$4" >&2
    failed=1
  fi
}

count() { # what, allowed, extended regex, folder…
  local what=$1 allowed=$2 pattern=$3
  shift 3
  local lines
  lines=$(grep -rnE --include='*.swift' -- "$pattern" "$@" | grep -vE ':[0-9]+: *//' || true)
  ratchet "$what" "$allowed" "$(grep -c . <<<"$lines")" "$lines"
}

count 'try!' 0 '\btry!' Sources Tests
count 'as!' 0 '\bas!' Sources Tests
count 'fatalError' 0 '\bfatalError\(' Sources
count '@unchecked' 0 '@unchecked' Sources Tests
count 'nonisolated(unsafe)' 0 'nonisolated\(unsafe\)' Sources Tests
count 'unstructured tasks' 0 '\bTask( *\{|\.detached|\()' Sources
count 'public' 0 '^ *public ' Sources
count 'Foundation, which costs the start-up its budget' 0 'import Foundation' Sources
count 'sleep in tests' 0 'Task\.sleep|\busleep\(' Tests

# `unsafe` is written only in targets that own a C library.
owners='Parsing|Digests|Contracts|Executors|Files|Transport|Snapshots'
lines=$(grep -rnwE --include='*.swift' 'unsafe' Sources | grep -vE "^Sources/($owners)/" |
  grep -vE ':[0-9]+: *//' || true)
ratchet 'unsafe outside the owners of C libraries' 0 "$(grep -c . <<<"$lines")" "$lines"

# Each C module is imported by one target.
for module in $(find Sources -maxdepth 1 -name 'C[A-Z]*' -type d -printf '%f\n' | grep -vx 'Contracts\|Commands'); do
  importers=$(grep -rlE --include='*.swift' "^ *(package |internal |private )?import $module\$" Sources |
    cut -d/ -f2 | sort -u)
  # CPosix is our own and serves the two targets that are the machine's threads and files.
  allowed=1
  [[ $module == CPosix ]] && allowed=2
  ratchet "targets that import $module" "$allowed" "$(grep -c . <<<"$importers")" "$importers"
done

long=$(find Sources Tests -name '*.swift' -print0 | xargs -0 wc -l |
  awk '$2 != "total" && $1 > 400 {print $1, $2}')
ratchet 'files over 400 lines' 0 "$(grep -c . <<<"$long")" "$long"

bare=$(find Sources -name '*.swift' -print0 | xargs -0 awk '
  FNR == 1 { documented = 0 }
  /^ *\/\/\// { documented = 1; next }
  /^ *@/ { next }
  /^ *package (static |nonisolated |mutating |consuming |borrowing |indirect |final )*(let|var|func|struct|enum|class|actor|protocol|typealias)/ {
    # What a standard protocol demands says nothing of its own.
    if ($0 ~ /func (<|==|\+|-) |var (description|debugDescription|customMirror)|func (hash|makeIterator)\(/) documented = 1
    if (!documented) print FILENAME ":" FNR ": " $0
  }
  { documented = 0 }')
ratchet 'undocumented package declarations' "${ALLOWED_UNDOCUMENTED:-0}" "$(grep -c . <<<"$bare")" "$bare"

exit $failed
