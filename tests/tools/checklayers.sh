#!/bin/sh
# datasources -> dashboards -> widgets -> app: a folder may include itself and what lies below it.
# The two lower layers know nothing of windows.
root=${1:-.}; bad=0
forbid() { # folder, pattern, reason
    if grep -rnE "$2" "$root/$1" --include=*.h --include=*.cpp; then echo "^ $1: $3" >&2; bad=1; fi
}
forbid datasources '#include "(dashboards|widgets|app)/' 'includes an upper layer'
forbid dashboards '#include "(widgets|app)/' 'includes an upper layer'
forbid widgets '#include "app/' 'includes an upper layer'
for lower in datasources dashboards; do
    forbid $lower '#include <Qt?(Gui|Widgets|Svg|PrintSupport)/|#include <Q(Color|Image|Painter|Widget|Font|Pixmap|Application)>' 'includes Qt Gui or Widgets'
done
[ -d "$root/datasources" ] && [ -d "$root/app" ] || { echo "no sources under $root" >&2; exit 1; }
exit $bad
