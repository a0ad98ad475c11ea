#!/usr/bin/env bash
# Debian packages that Vedette needs, and a function that installs them without touching the services of the machine.
# Source it, then: install_packages run|build|test

packages_run=(libqt6widgets6 libqt6svg6 libqt6websockets6 libqt6dbus6 qt6-qpa-plugins libqcustomplot2.1-qt6 libcurl4 libyaml-cpp0.7
  libqt6keychain1 libsimdjson14 libigraph3 fonts-inter fonts-noto-cjk fonts-noto-color-emoji fonts-dejavu-core)
packages_build=(cmake ninja-build g++ ccache mold pkg-config file dpkg-dev
  qt6-base-dev qt6-base-dev-tools libqt6svg6-dev qt6-websockets-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
  libqcustomplot-dev libcurl4-openssl-dev nlohmann-json3-dev libsimdjson-dev libyaml-cpp-dev libigraph-dev qtkeychain-qt6-dev
  libgl-dev fonts-inter fonts-noto-cjk fonts-noto-color-emoji fonts-dejavu-core)
packages_servers=(prometheus prometheus-node-exporter)
packages_test=(clang clang-format clang-tidy libclang-rt-dev git python3 xvfb prometheus-alertmanager libbenchmark-dev desktop-file-utils appstream)

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

is_installed() {
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'
}

# Packages with a service: installed with starting denied, and disabled again if they were not there before.
install_quietly() {
  local missing=() fresh=() p denied=no
  for p in "$@"; do is_installed "$p" || missing+=("$p"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  for p in "${missing[@]}"; do case $p in prometheus*) fresh+=("$p") ;; esac; done
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee /usr/sbin/policy-rc.d >/dev/null
    as_root chmod 755 /usr/sbin/policy-rc.d
    denied=yes
  fi
  local rc=0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q || rc=$?
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" || rc=$?
  [ $denied = no ] || as_root rm -f /usr/sbin/policy-rc.d
  for p in "${fresh[@]}"; do
    if command -v systemctl >/dev/null; then as_root systemctl disable "$p.service" >/dev/null 2>&1 || true; fi
  done
  return $rc
}

install_packages() {
  case $1 in
    run) install_quietly "${packages_run[@]}" ;;
    build) install_quietly "${packages_build[@]}" ;;
    demo) install_quietly "${packages_build[@]}" && { install_quietly "${packages_servers[@]}" || echo "Prometheus cannot be installed here; the demo shows built-in data." >&2; } ;;
    test) install_quietly "${packages_build[@]}" "${packages_servers[@]}" "${packages_test[@]}" ;;
    *) echo "install_packages run|build|demo|test" >&2; return 2 ;;
  esac
}
