#!/bin/sh
# No source file over 600 lines; functions are held by clang-tidy (readability-function-size).
root=${1:-.}
find "$root/datasources" "$root/dashboards" "$root/widgets" "$root/app" "$root/tests" -name '*.h' -o -name '*.cpp' > /tmp/lengths.$$ || exit 1
[ -s /tmp/lengths.$$ ] || { echo "no sources under $root" >&2; rm -f /tmp/lengths.$$; exit 1; }
long=$(xargs wc -l < /tmp/lengths.$$ | awk '$2 != "total" && $1 > 600')
rm -f /tmp/lengths.$$
[ -z "$long" ] || { echo "over 600 lines:"; echo "$long"; exit 1; }
