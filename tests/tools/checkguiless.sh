#!/bin/sh
# A lower layer, linked whole, asks for no library that draws: checkguiless.sh EXECUTABLE
needed=$(readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\].*/\1/p')
[ -n "$needed" ] || { echo "$1 names no libraries"; exit 1; }
drawing=$(echo "$needed" | grep -E 'Qt6(Gui|Widgets|Svg|PrintSupport)|qcustomplot')
[ -z "$drawing" ] || { echo "$1 needs $drawing"; exit 1; }
