#!/usr/bin/env bash
# Installs what is needed on Debian 12, builds and runs all tests.
set -euo pipefail
cd "$(dirname "$0")/.."
source installers/packages.sh

install_packages test
cmake --preset dev
cmake --build --preset dev
ctest --preset dev -j "$(nproc)"
