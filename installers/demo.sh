#!/usr/bin/env bash
# Installs what is needed on Debian 12, builds Vedette and shows this machine live. Without a display it writes demo.png.
set -euo pipefail
cd "$(dirname "$0")/.."
source installers/packages.sh

install_packages demo
cmake --preset ci -DBUILD_TESTING=OFF -DVEDETTE_WERROR=OFF -B build/demo
cmake --build build/demo --target vedette

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  build/demo/bin/vedette demo -o demo.png --width 1920 --height auto
  echo "No display here: the picture is $(pwd)/demo.png"
else
  exec build/demo/bin/vedette demo
fi
