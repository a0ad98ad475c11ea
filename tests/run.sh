#!/usr/bin/env bash
# Installs what is needed on Debian 12, builds and runs all tests.
set -euo pipefail
cd "$(dirname "$0")/.."
source installers/packages.sh

install_packages test
cmake --preset ci
cmake --build --preset ci
ctest --preset ci -j "$(nproc)"
