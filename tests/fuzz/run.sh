#!/usr/bin/env bash
# tests/fuzz/run.sh [SECONDS]: fuzzes the loader (120 s), with the project's own dashboards as seeds and those of a folder
# of real ones when there is one (VEDETTE_CORPUS). What was found new stays in build/asan/fuzz/found for the next run.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-120}
corpus=${VEDETTE_CORPUS:-$PWD/../shared/corpus}
fuzzer=build/asan/bin/fuzz_dashboard
mkdir -p build/asan/fuzz/seeds build/asan/fuzz/found build/asan/fuzz/crashes
cp tests/data/dashboards/* resources/dashboards/*.json build/asan/fuzz/seeds/ 2>/dev/null || true
# Small files: every byte of the seeds is read before the first change is tried.
if [ -d "$corpus" ]; then find "$corpus" -maxdepth 1 -name '*.json' -size -8k -exec cp -t build/asan/fuzz/seeds/ {} +; fi
QT_LOGGING_RULES='*=false' ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1 nice -n 19 "$fuzzer" \
  -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 -verbosity=0 \
  -dict=tests/fuzz/dashboard.dict -artifact_prefix=build/asan/fuzz/crashes/ build/asan/fuzz/found build/asan/fuzz/seeds
