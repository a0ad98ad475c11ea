#!/usr/bin/env bash
# tidy.sh BUILD SECONDS FILE...: clang-tidy on the files, in parallel, within the time; what was not reached is named.
set -uo pipefail
build=$1; limit=$2; shift 2
[ $# -gt 0 ] || { echo "no changed source files"; exit 0; }
export build log deadline
log=$(mktemp -d); trap 'rm -rf "$log"' EXIT
deadline=$(($(date +%s) + limit))
tidy_one() {
  if [ "$(date +%s)" -ge "$deadline" ]; then echo "$1" >> "$log/skipped"; return; fi
  local out="$log/$(echo "$1" | tr / _).txt"
  clang-tidy -p "$build" --quiet --extra-arg=-Wno-unknown-warning-option "$1" > "$out" 2>/dev/null || { echo "$1" >> "$log/failed"; cat "$out"; }
}
export -f tidy_one
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c 'tidy_one {}'
[ ! -e "$log/skipped" ] || echo "not reached in $limit s: $(wc -l < "$log/skipped") of $# files"
[ ! -e "$log/failed" ] || { echo "clang-tidy found something in:"; cat "$log/failed"; exit 1; }
echo "clang-tidy: nothing found"
