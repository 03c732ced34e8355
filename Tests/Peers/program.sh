# Sourced by the checks: finds the program under test, then goes to the checks' folder.
cutsheet=$(realpath "${CUTSHEET:-$(swift build --show-bin-path)/cutsheet}")
cd "$(dirname "${BASH_SOURCE[0]}")"
